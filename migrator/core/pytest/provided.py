"""The fixtures that come from outside of a project: pytest's own, and those of known plugins."""

from collections.abc import Mapping
from enum import IntEnum


class FixtureScope(IntEnum):
    """How long a fixture lives; a greater scope is a wider one."""

    FUNCTION = 1
    CLASS = 2
    MODULE = 3
    PACKAGE = 4
    SESSION = 5

    @property
    def word(self) -> str:
        """As pytest writes it."""
        return self.name.lower()

    @classmethod
    def named(cls, word: object) -> "FixtureScope | None":
        """The scope behind pytest's word for it."""
        return cls.__members__.get(word.upper()) if isinstance(word, str) else None


_FUNCTION_SCOPED = """
    cache capfd capfdbinary caplog capsys capsysbinary capteesys monkeypatch record_property
    record_xml_attribute recwarn subtests tmp_path tmpdir pytester testdir
    unused_tcp_port unused_udp_port free_tcp_port free_udp_port _sys_snapshot _config_for_test
"""
_SESSION_SCOPED = """
    doctest_namespace pytestconfig record_testsuite_property tmp_path_factory tmpdir_factory
    event_loop_policy unused_tcp_port_factory unused_udp_port_factory
    free_tcp_port_factory free_udp_port_factory
"""
#: Their scope is what a setting or another fixture makes it.
_OF_ANY_SCOPE = """
    request event_loop anyio_backend anyio_backend_name anyio_backend_options linecomp LineMatcher
"""
#: The fixtures of pytest, pytest-asyncio and anyio; None where the scope depends.
ALWAYS_PROVIDED: Mapping[str, FixtureScope | None] = {
    **dict.fromkeys(_FUNCTION_SCOPED.split(), FixtureScope.FUNCTION),
    **dict.fromkeys(_SESSION_SCOPED.split(), FixtureScope.SESSION),
    **dict.fromkeys(_OF_ANY_SCOPE.split()),
}
#: The fixtures of other plugins by the module that has to be installed for them.
PROVIDED_BY: Mapping[str, frozenset[str]] = {
    module: frozenset(names.split())
    for module, names in {
        "aresponses": "aresponses",
        "celery": "celery_app celery_worker celery_session_app celery_session_worker",
        "faker": "faker",
        "pyfakefs": "fs fs_class fs_module fs_session",
        "pytest_aiohttp": "aiohttp_client aiohttp_raw_server aiohttp_server",
        "pytest_benchmark": "benchmark benchmark_weave",
        "pytest_datadir": "datadir original_datadir shared_datadir",
        "pytest_django": """
            admin_client admin_user async_client async_rf client db django_assert_num_queries
            django_assert_max_num_queries django_capture_on_commit_callbacks django_db_blocker
            django_db_reset_sequences django_db_serialized_rollback django_db_setup
            django_user_model django_username_field live_server mailoutbox rf settings
            transactional_db
        """,
        "pytest_flask": "accept_any accept_json client client_class config live_server",
        "pytest_freezer": "freezer",
        "pytest_httpserver": "httpserver make_httpserver",
        "pytest_httpx": "httpx_mock",
        "pytest_mock": "class_mocker mocker module_mocker package_mocker session_mocker",
        "pytest_playwright": "browser browser_name context new_context page playwright",
        "pytest_regressions": "data_regression dataframe_regression file_regression",
        "pytest_snapshot": "snapshot",
        "requests_mock": "requests_mock",
        "respx": "respx_mock",
        "syrupy": "snapshot",
        "time_machine": "time_machine",
        "xdist": "testrun_uid worker_id",
    }.items()
}
#: Fixtures that plugins ask for themselves, so that projects define them anew.
ASKED_BY_PLUGINS = frozenset(
    """
    assert_all_requests_were_expected assert_all_responses_were_requested non_mocked_hosts
    browser_context_args browser_type_launch_args celery_class_tasks celery_config
    celery_enable_logging celery_includes celery_parameters celery_worker_parameters
    celery_worker_pool use_celery_app_trap django_db_keepdb django_db_modify_db_settings
    django_db_use_migrations docker_compose_file faker_seed faker_session_locale
    httpserver_listen_address httpserver_ssl_context splinter_webdriver vcr_cassette_dir
    vcr_cassette_name vcr_config
    """.split()
).union(*PROVIDED_BY.values())
