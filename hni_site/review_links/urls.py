from django.urls import path

from hni_site.review_links import views

app_name = "review_links"

urlpatterns = [
    path("<str:token>/", views.draft, name="draft"),
    path("<str:token>/media/images/<path:path>", views.picture),
    path("<str:token>/documents/<int:document_id>/<str:filename>", views.file),
]
