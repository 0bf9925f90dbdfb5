"""How one signs in: Django's settings of the door, kept beside the code they steer (imported by config/settings.py).

Username or e-mail with a password, no open sign-up. Phone codes, TOTP and passkeys come with ``allauth.mfa`` and
allauth's login-by-code: they add applications and settings here and change no table of ours.

Failed tries are counted in the database by django-axes: 5 for one account from one address, 20 an hour from one
address, 10 minutes of rest (quality/bar.md E4). Allauth's own limits count in the cache, which here would be the
memory of one process of several; so they are off and axes alone decides.
"""

from datetime import timedelta

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "kexie.people.sign_in.backend.Backend",
]

ACCOUNT_ADAPTER = "kexie.people.sign_in.adapter.Adapter"
ACCOUNT_FORMS = {
    "login": "kexie.people.forms.sign_in.SignInForm",
    "change_password": "kexie.people.forms.sign_in.PasswordForm",
    "reauthenticate": "kexie.people.forms.sign_in.AgainForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = False
ACCOUNT_SESSION_REMEMBER = False  # the cookie ends with the browser; the eight hours are kept on the server
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # this session goes on with a new id, all others end
ACCOUNT_EMAIL_NOTIFICATIONS = False

SESSION_ENGINE = "kexie.people.sign_in.sessions"
SIGN_IN_IDLE = timedelta(minutes=30)
SIGN_IN_AT_MOST = timedelta(hours=8)
SIGN_IN_FAILURES_PER_ADDRESS = 20
SIGN_IN_FAILURES_WINDOW = timedelta(hours=1)

AXES_HANDLER = "kexie.people.sign_in.lockout.Handler"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=10)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "kexie.people.sign_in.lockout.account_key"
AXES_CLIENT_IP_CALLABLE = "kexie.people.addresses.of"
AXES_LOCKOUT_CALLABLE = "kexie.people.sign_in.lockout.answer"
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_DISABLE_ACCESS_LOG = True  # who signed in stands in our journal, by id
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["login", "password", "username", "ip_address"]
