from django.urls import path

from hni_site.previews import views

app_name = "previews"

urlpatterns = [
    path("<str:token>/", views.root, name="root"),
    path("<str:token>/media/images/<path:path>", views.picture),
    path("<str:token>/documents/<int:document_id>/<str:filename>", views.file),
]
