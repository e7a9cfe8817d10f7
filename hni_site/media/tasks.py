"""Work on pictures that nobody waits for."""

from django_tasks import task

from hni_site.media.models import SiteImage
from hni_site.media.renditions import make_missing


@task()
def make_renditions(image_id: int) -> None:
    """Makes the renditions that a picture lacks; one that is gone needs none."""
    image = SiteImage.objects.filter(pk=image_id).first()
    if image is not None:
        make_missing(image)
