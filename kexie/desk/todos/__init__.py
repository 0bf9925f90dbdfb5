"""What waits for the person at the desk: the sources are handed down by config/plugs.py."""

from kexie.desk.todos.table import beside, connect, lists_for, totals_for
from kexie.kit.todo import Source, Todo, TodoList

__all__ = ["Source", "Todo", "TodoList", "beside", "connect", "lists_for", "totals_for"]
