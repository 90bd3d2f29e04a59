"""The database backend that Django loads by the name ``geoevents.database.backend``."""

from typing import Any, cast

from django.db.backends.postgresql import base
from psycopg import Connection, OperationalError

from geoevents.database.server import Server


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL by address, or embedded where the settings hold ``EMBEDDED``, the folder of its files."""

    def get_connection_params(self) -> dict[str, Any]:
        """Arguments of psycopg; others who connect by them find the embedded server too, once it runs."""
        params: dict[str, Any] = super().get_connection_params()
        var = self.settings_dict.get("EMBEDDED")
        return params if var is None else {**params, **Server(var).address()}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        """Connect; raises OperationalError that names the server, or DatabaseServerError for the embedded one."""
        var = self.settings_dict.get("EMBEDDED")
        if var is not None:
            return self._connect_embedded(Server(var), conn_params)
        try:
            return self._connect(conn_params)
        except OperationalError as error:
            raise OperationalError(f"No connection to the server that DATABASE_URL names: {error}") from error

    def _connect_embedded(self, server: Server, conn_params: dict[str, Any]) -> Connection:
        """Try the running server first: only where that fails is a start worth its locks."""
        if server.address():
            try:
                return self._connect({**conn_params, **server.address()})
            except OperationalError:
                # A server that answers has refused for a reason of its own, such as a database that is not there.
                if server.answers():
                    raise
        server.start()
        return self._connect({**conn_params, **server.address()})

    def _connect(self, conn_params: dict[str, Any]) -> Connection:
        return cast("Connection", super().get_new_connection(conn_params))
