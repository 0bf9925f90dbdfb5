"""What waits for the person at the desk: the sources are handed down by config/plugs.py."""

from kexie.desk.todos.table import ASIDE, Source, Todo, TodoList, connect, lists_for

__all__ = ["ASIDE", "Source", "Todo", "TodoList", "connect", "lists_for"]
