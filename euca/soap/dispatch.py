"""From an operation's name to its handler, through spyne: the one module that knows spyne.

spyne's own protocols would parse the envelope again, resolve references over all of it and write answers
slowly.  So a protocol of ours takes a message that was verified and decoded already in, and the contract's
encoder writes the answer; what is spyne's is the application: its services, descriptors and call path.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Awaitable, Callable, Iterable
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from typing import Any, Generic, TypeVar

from attrs import frozen

with warnings.catch_warnings():
    # spyne 2.14 imports modules that Python has given up, and says so on each start.
    warnings.simplefilter("ignore")
    from spyne import AnyXml, Application, MethodContext, ServiceBase, const, rpc
    from spyne.context import EventContext
    from spyne.model.fault import Fault
    from spyne.protocol import ProtocolBase
    from spyne.server import ServerBase
    from spyne.util.six import _SixMetaPathImporter


def _find_spec(importer: Any, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
    return spec_from_loader(name, importer) if name in importer.known_modules else None


# The importer that spyne's old copy of six leaves behind is asked for every module that Python imports later,
# and lacks what Python asks with since 3.4.
_SixMetaPathImporter.find_spec = _find_spec
_SixMetaPathImporter.create_module = lambda importer, spec: importer.load_module(spec.name)
_SixMetaPathImporter.exec_module = lambda importer, module: None

# spyne collects all of Python's garbage at the end of a request, up to once a second: a pause of the whole process. We keep no files in contexts.
const.MIN_GC_INTERVAL = float("inf")

# spyne writes a traceback for each fault: a flood of them would fill the log. We log failures ourselves.
_spyne_log = logging.getLogger("spyne")
_spyne_log.addHandler(logging.NullHandler())
_spyne_log.propagate = False
_spyne_log.setLevel(logging.CRITICAL + 1)

C = TypeVar("C")
R = TypeVar("R")


@frozen
class _Work(Generic[C, R]):
    """What goes through spyne in place of a request's bytes."""

    operation: str
    call: C
    encode: Callable[[R], Iterable[bytes]]


class _InProtocol(ProtocolBase):  # type: ignore[misc]
    """Takes a :class:`_Work` as the request."""

    def create_in_document(self, ctx: Any, charset: str | None = None) -> None:
        pass

    def decompose_incoming_envelope(self, ctx: Any, message: Any) -> None:
        ctx.method_request_string = f"{{{self.app.tns}}}{ctx.udc}"

    def deserialize(self, ctx: Any, message: Any) -> None:
        ctx.in_object = ctx.in_document.call


class _OutProtocol(ProtocolBase):  # type: ignore[misc]
    """Writes the answer with the encoder of the :class:`_Work`."""

    def serialize(self, ctx: Any, message: Any) -> None:
        ctx.out_document = ctx.out_object[0]

    def create_out_string(self, ctx: Any, charset: str | None = None) -> None:
        ctx.out_string = ctx.in_document.encode(ctx.out_document)


class NoSuchOperation(Exception):
    """The application has no such operation."""


class Dispatcher(Generic[C, R]):
    """A spyne application with one method for each operation, all of which lead to ``invoke``.

    invoke: (operation, call) → what the handler makes of it.  The answer is encoded after it, in the same path.
    """

    def __init__(
        self, namespace: str, operations: Iterable[str], invoke: Callable[[str, C], Awaitable[R]], name: str = "soap"
    ) -> None:
        methods = {operation: _method(operation, namespace, invoke) for operation in operations}
        service = type(ServiceBase)("Service", (ServiceBase,), methods)
        application = Application(
            [service], tns=namespace, name=name, in_protocol=_InProtocol(), out_protocol=_OutProtocol()
        )
        self._server = ServerBase(application)
        self._found: dict[str, Any] = {}

    async def dispatch(self, operation: str, call: C, encode: Callable[[R], Iterable[bytes]]) -> Iterable[bytes]:
        """Call the operation and return its answer, encoded: in pieces, which may not be made yet.

        Raises NoSuchOperation, and whatever the handler or the encoder raises.  Calls may overlap.
        """
        context = self._context(operation)
        context.in_document = _Work(operation, call, encode)
        try:
            return await self._through(context)
        finally:
            context.close()

    def _context(self, operation: str) -> Any:
        """A context that has found its method. spyne looks once for each method: what it found is the same for each call."""
        found = self._found.get(operation)
        if found is None:
            context = MethodContext(self._server, MethodContext.SERVER)
            context.udc = operation
            (found,) = self._server.generate_contexts(context)
            if found.in_error is not None:
                raise NoSuchOperation(str(found.in_error))
            self._found[operation] = found
        context = object.__new__(MethodContext)
        context.__dict__.update(found.__dict__, files=[], pusher_stack=[], event=EventContext(context))
        return context

    async def _through(self, context: Any) -> Iterable[bytes]:
        self._server.get_in_object(context)
        self._server.get_out_object(context)
        if context.in_error or context.out_error:
            raise NoSuchOperation(str(context.in_error or context.out_error))
        try:
            # The method itself only made the coroutine: what the handler raises comes out here, not in spyne.
            context.out_object = [await context.out_object[0]]
        except BaseException as error:
            context.out_error = Fault("Server", type(error).__name__)
            raise
        self._server.get_out_string(context)
        pieces: Iterable[bytes] = context.out_string
        return pieces


def _method(operation: str, namespace: str, invoke: Callable[[str, C], Awaitable[R]]) -> Any:
    def method(context: Any, call: C) -> Awaitable[R]:
        return invoke(operation, call)

    # spyne tells methods apart by their names.
    method.__name__ = method.__qualname__ = operation
    return rpc(AnyXml, _returns=AnyXml, _body_style="bare", _operation_name=operation)(method)
