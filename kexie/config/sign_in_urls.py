"""Of allauth's addresses only those that an association uses: no open sign-up, no e-mail management yet."""

from allauth.account import views
from django.urls import path

from kexie.portal.views.sign_in import Inactive, SignIn

urlpatterns = [
    path("login/", SignIn.as_view(), name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("inactive/", Inactive.as_view(), name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
]
