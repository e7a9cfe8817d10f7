"""`/press-kit/<page id>/…`: a release for journalists."""

from django.urls import path

from hni_site.delivery.views import answering
from hni_site.press_kit.views import FORMATS, kit, release

app_name = "press_kit"
urlpatterns = [
    *(
        path(
            f"press-kit/<int:pk>/release.{ending}",
            answering(release(ending), of_api=False),
            name=ending,
        )
        for ending in FORMATS
    ),
    path("press-kit/<int:pk>/kit.zip", kit, name="kit"),
]
