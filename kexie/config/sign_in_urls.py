"""The door. Of allauth's addresses only those that an association uses: no open sign-up, no e-mail management yet.

A forgotten password is our own: allauth's letters name the host of the request and its tokens are not kept.
"""

from django.urls import path

from kexie.portal.views import phone, proof, reset, second, sign_in

urlpatterns = [
    path("login/", sign_in.SignIn.as_view(), name="account_login"),
    path("login/second/", second.show, name="account_second"),
    path("login/passkey/", second.passkey, name="account_passkey"),
    path("login/phone/", phone.ask, name="account_phone"),
    path("login/phone/code/", phone.show, name="account_phone_code"),
    path("logout/", sign_in.SignOut.as_view(), name="account_logout"),
    path("password/change/", sign_in.ChangePassword.as_view(), name="account_change_password"),
    path("password/reset/", reset.ask, name="account_reset_password"),
    path("password/reset/sent/", reset.sent, name="account_reset_sent"),
    path("password/reset/<slug:token>/", reset.take, name="account_reset"),
    path("inactive/", sign_in.Inactive.as_view(), name="account_inactive"),
    path("reauthenticate/", proof.show, name="account_reauthenticate"),
]
