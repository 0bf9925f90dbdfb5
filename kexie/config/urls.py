"""Every address of the product, by face."""

from django.urls import include, path

from kexie.kit.web import errors

urlpatterns = [
    path("", include("kexie.portal.urls")),
    path("desk/", include("kexie.desk.urls")),
    path("accounts/", include("kexie.config.sign_in_urls")),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
