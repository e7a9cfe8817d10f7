"""What of the admin answers before anybody is let in. Stands before Wagtail's own addresses."""

from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache

from hni_site.access.login.password_reset import ThrottledResetView
from hni_site.access.second_factor.views import CodeView, RecoveryView, SetUpView

urlpatterns: list[URLPattern] = [
    path(
        "password_reset/",
        never_cache(ThrottledResetView.as_view()),
        name="wagtailadmin_password_reset",
    ),
    path("second-factor/", CodeView.as_view(), name="second_factor"),
    path("second-factor/recovery/", RecoveryView.as_view(), name="second_factor_recovery"),
    path("second-factor/set-up/", SetUpView.as_view(), name="second_factor_set_up"),
]
