"""Renditions are made in the background, once, for the file that the picture has."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.test import Client
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries
from wagtail.images.models import SourceImageIOError

from hni_site.content_store.dependents import rebuild_dependents
from hni_site.media.models import SiteImage, SiteRendition
from hni_site.media.renditions import TooLarge, all_specs, make_missing, unfinished
from hni_site.media.sources import FULL_SIZE, filter_specs, image_document, renditions
from hni_site.media.tasks import make_renditions
from tests.content_store.store import document
from tests.factories.media import SiteImageFactory
from tests.factories.news import PressReleasePageFactory
from tests.media.strange_pictures import as_file, plain_jpeg, rotated_jpeg

pytestmark = pytest.mark.django_db


def queued() -> list[list[int]]:
    tasks = DBTaskResult.objects.filter(task_path=make_renditions.module_path)
    return [task.args_kwargs["args"] for task in tasks.order_by("enqueued_at")]


def test_new_picture_is_queued_once_and_has_no_sources_yet() -> None:
    image = SiteImageFactory(renditions=False)

    assert queued() == [[image.pk]]
    document = image_document(image)
    assert document is not None
    assert document.sources == []
    assert document.placeholder == image.placeholder


def test_task_makes_all_and_a_second_time_nothing() -> None:
    image = SiteImageFactory(renditions=False, file__width=700)

    make_renditions.call(image.pk)
    made = {rendition.pk for rendition in image.renditions.all()}
    make_renditions.call(image.pk)

    assert {r.filter_spec for r in image.renditions.all()} == {*filter_specs(700), FULL_SIZE}
    assert {rendition.pk for rendition in image.renditions.all()} == made


def test_task_makes_what_is_missing() -> None:
    image = SiteImageFactory(file__width=700)
    image.renditions.filter(filter_spec__contains="avif").delete()
    kept = set(image.renditions.values_list("pk", flat=True))
    assert [found.pk for found in unfinished()] == [image.pk]

    make_missing(SiteImage.objects.get(pk=image.pk))

    assert len(renditions(image)) == len(filter_specs(700))
    assert kept < set(image.renditions.values_list("pk", flat=True))
    assert list(unfinished()) == []


def test_all_are_made_again_at_once_and_pages_follow(capsys: pytest.CaptureFixture[str]) -> None:
    """As after an upgrade: the sizes of before may say what the camera wrote."""
    image = SiteImageFactory(file=ContentFile(rotated_jpeg(), "phone.jpg"))
    page = PressReleasePageFactory(lead_image=image)
    page.save()
    before = {rendition.file.name for rendition in image.renditions.all()}
    first = image.renditions.get(filter_spec=FULL_SIZE)
    first.file.storage.delete(first.file.name)
    first.file.storage.save(first.file.name, ContentFile(rotated_jpeg()))

    call_command("make_renditions", again=True)
    rebuild_dependents.call()  # As the worker does.

    after = list(SiteImage.objects.get(pk=image.pk).renditions.all())
    assert {rendition.filter_spec for rendition in after} == set(all_specs(image))
    assert not before & {rendition.file.name for rendition in after}
    for rendition in after:
        with rendition.file.open("rb") as file:
            assert b"Maker of the phone" not in file.read()
    sources = document(page)["image"]["sources"]
    assert {Path(s["src"]).name for s in sources} <= {Path(r.file.name).name for r in after}
    assert "made: 1." in capsys.readouterr().out


def test_a_picture_that_cannot_be_read_does_not_stop_the_others(
    capsys: pytest.CaptureFixture[str],
) -> None:
    broken, image = SiteImageFactory(title="Gone"), SiteImageFactory(renditions=False)
    broken.renditions.all().delete()
    broken.file.storage.delete(broken.file.name)

    with pytest.raises(CommandError, match="could not be read: 1"):
        call_command("make_renditions")

    assert list(unfinished()) == [broken]
    assert "(Gone)" in capsys.readouterr().err
    assert image.renditions.exists()


def test_other_words_about_a_picture_queue_nothing() -> None:
    image = SiteImageFactory()
    DBTaskResult.objects.all().delete()

    image.title = "Another title"
    image.focal_point_x, image.focal_point_y = 5, 5
    image.save()

    assert queued() == []
    assert image.renditions.count() == 4


def test_new_file_replaces_the_renditions() -> None:
    image = SiteImageFactory(file__color="#0000ff")
    before = set(image.renditions.values_list("pk", flat=True))
    DBTaskResult.objects.all().delete()

    image.file = as_file(plain_jpeg(), "red.jpg")
    image.save()

    assert not image.renditions.exists()
    assert queued() == [[image.pk]]
    make_renditions.call(image.pk)
    assert image.renditions.count() == 4
    assert not before & set(image.renditions.values_list("pk", flat=True))


def test_renditions_of_a_file_that_was_replaced_meanwhile_are_dropped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    image = SiteImageFactory(renditions=False)
    slow = SiteImage.objects.get(pk=image.pk)
    make = SiteImage.generate_rendition_instance

    def replaced_while_making(*args: object, **kwargs: object) -> SiteRendition:
        SiteImage.objects.filter(pk=image.pk).update(file="original_images/other.jpg")
        return make(*args, **kwargs)

    monkeypatch.setattr(SiteImage, "generate_rendition_instance", replaced_while_making)
    make_missing(slow)

    assert not SiteRendition.objects.exists()


def test_renditions_that_another_worker_made_meanwhile_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    image = SiteImageFactory(renditions=False)
    make = SiteImage.generate_rendition_instance
    others: list[SiteRendition] = []

    def made_elsewhere(self: SiteImage, *args: object) -> SiteRendition:
        if not others:
            others.append(make(self, *args))
            others[0].save()
        return make(self, *args)

    monkeypatch.setattr(SiteImage, "generate_rendition_instance", made_elsewhere)
    make_missing(SiteImage.objects.get(pk=image.pk))

    assert image.renditions.count() == 4
    assert image.renditions.filter(pk=others[0].pk).exists()


def test_picture_that_is_gone_needs_nothing() -> None:
    image = SiteImageFactory(renditions=False)
    pk = image.pk
    image.delete()

    make_renditions.call(pk)


def test_file_that_is_gone_is_an_error_of_the_task() -> None:
    image = SiteImageFactory(renditions=False)
    image.file.storage.delete(image.file.name)

    with pytest.raises(SourceImageIOError):
        make_renditions.call(image.pk)


def test_picture_with_too_many_pixels_is_refused() -> None:
    image = SiteImageFactory(renditions=False)
    SiteImage.objects.filter(pk=image.pk).update(width=60_000, height=60_000)

    with pytest.raises(TooLarge, match="60000 by 60000"):
        make_renditions.call(image.pk)


@pytest.mark.parametrize("path", ["/api/v2/images/", "/api/v2/pages/?fields=*", "page"])
def test_no_reader_makes_one(path: str, client: Client) -> None:
    image = SiteImageFactory(renditions=False)
    release = PressReleasePageFactory(lead_image=image, lead_image_alt="A pattern")

    response = client.get(release.url if path == "page" else path)

    assert response.status_code == 200
    assert not SiteRendition.objects.exists()


def test_sources_take_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    image = SiteImage.objects.get(pk=SiteImageFactory(file__width=1700).pk)

    with django_assert_num_queries(1):
        assert len(renditions(image)) == 12
