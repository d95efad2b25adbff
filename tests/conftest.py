import os
import shutil

import hypothesis
import pytest
from django.test import TransactionTestCase
from wagtail.models import Site

from dialogue_pages.kept import mark, office
from tests.places import SEEDS

hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser):
    parser.addoption(
        "--only-database",
        action="store_true",
        help="leave out tests that never touch the database",
    )


def pytest_collection_modifyitems(config, items):
    if not config.getoption("--only-database"):
        return
    kept = [item for item in items if uses_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


def uses_database(item):
    by_class = isinstance(item.cls, type) and issubclass(item.cls, TransactionTestCase)
    return by_class or item.get_closest_marker("django_db") is not None


@pytest.fixture(autouse=True)
def nothing_kept():
    """No test sees what another one kept: a rollback of the test writes nothing."""
    mark.touch()
    Site.clear_site_root_paths_cache()
    office.touch()


@pytest.fixture(scope="session", autouse=True)
def ready_folder():
    yield
    shutil.rmtree(mark.folder(), ignore_errors=True)


@pytest.fixture
def seeds():
    """The folder of the five real plans."""
    if not SEEDS.is_dir():
        pytest.skip("the five real plans (../shared/seeds) are not beside the checkout")
    return SEEDS
