from django.urls import path

from hni_site.embargo_copies import views

app_name = "embargo_copies"

urlpatterns = [
    path("<str:token>/", views.release, name="release"),
    path("<str:token>/media/images/<path:path>", views.picture),
    path("<str:token>/documents/<int:document_id>/<str:filename>", views.file),
    path("<str:token>/<str:language>/", views.release, name="release_in_language"),
]
