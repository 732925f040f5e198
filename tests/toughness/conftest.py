"""One system for all tests of this folder; they are skipped where no PostgreSQL can be started."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.toughness.running import System


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    from enlace.core import postgres
    from enlace.core.keeper import stop_the_left

    home: Path = tmp_path_factory.mktemp("system")
    try:
        server = postgres.start(home / "postgres", settings={"fsync": "off", "synchronous_commit": "off"})
    except Exception as error:  # whatever stands in its way on this machine
        pytest.skip(f"no embedded PostgreSQL here: {error}")
    postgres.make_database(server)
    roles = ("postgres", postgres.OWNER, postgres.WEB)
    one = System(home, *(postgres.url_for(server, role=role) for role in roles))
    try:
        one.prepare()
        yield one
    finally:
        server.cleanup()
        stop_the_left(home / "postgres")  # the library knows nothing of one that was restarted
