import mmap
from types import SimpleNamespace

from camtay.entrances.terminal import web


def test_a_worker_that_grew_too_large_goes(monkeypatch):
    worker = SimpleNamespace(alive=True, nr=web.LOOK_EVERY)
    monkeypatch.setattr(web, "MEMORY_LIMIT", 1 << 40)  # the suite's own process holds more than a worker may
    web._watch_memory(worker, None, None, None)
    assert worker.alive
    monkeypatch.setattr(web, "MEMORY_LIMIT", 1)
    web._watch_memory(worker, None, None, None)
    assert not worker.alive


def test_it_looks_at_memory_now_and_then(monkeypatch):
    monkeypatch.setattr(web, "MEMORY_LIMIT", 1)
    worker = SimpleNamespace(alive=True, nr=web.LOOK_EVERY + 1)
    web._watch_memory(worker, None, None, None)
    assert worker.alive


def test_it_knows_how_much_memory_it_holds():
    before = web.memory_held()
    ballast = b"x" * (40 * 1024 * 1024)
    assert web.memory_held() - before > len(ballast) // 2


def test_a_file_that_is_mapped_is_no_memory(tmp_path):
    file = tmp_path / "large"
    file.write_bytes(b"x" * (40 * 1024 * 1024))
    with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        before = web.memory_held()
        assert sum(mapped[place] for place in range(0, len(mapped), 4096)) > 0
        assert web.memory_held() - before < len(mapped) // 4


def test_it_is_set_up_as_the_house_wants_it():
    with web.listen("127.0.0.1:0") as listener:
        server = web.Server(listener, workers=3, threads=5)
    assert (server.cfg.workers, server.cfg.threads, server.cfg.worker_class_str) == (3, 5, "gthread")
    assert server.cfg.control_socket_disable
    assert server.cfg.accesslog is None
    assert not server.cfg.preload_app
