"""Of allauth's addresses only those that an association uses: no open sign-up, no e-mail management yet."""

from django.urls import path

from kexie.portal.views import sign_in

urlpatterns = [
    path("login/", sign_in.SignIn.as_view(), name="account_login"),
    path("logout/", sign_in.SignOut.as_view(), name="account_logout"),
    path("password/change/", sign_in.ChangePassword.as_view(), name="account_change_password"),
    path("inactive/", sign_in.Inactive.as_view(), name="account_inactive"),
    path("reauthenticate/", sign_in.Reauthenticate.as_view(), name="account_reauthenticate"),
]
