"""What waits for the person at the desk: the sources are handed down by config/plugs.py."""

from kexie.desk.todos.table import Source, Todo, TodoList, connect, lists_for

__all__ = ["Source", "Todo", "TodoList", "connect", "lists_for"]
