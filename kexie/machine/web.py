"""What granian opens in each of its worker processes: the application, tied to granian's life.

granian's main process can be killed with SIGKILL and then cannot end its workers; without this they would go on
holding the port.
"""

import multiprocessing
import os
import signal

from kexie.machine import processes

processes.die_with_parent(signal.SIGKILL)
_parent = multiprocessing.parent_process()
if _parent is not None and _parent.pid != os.getppid():  # it died before the request above was in
    os._exit(1)

from kexie.config.wsgi import application  # noqa: E402

__all__ = ["application"]
