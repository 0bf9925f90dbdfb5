"""The addresses of what people may ask of their data, and of who looks after it; part of ``urls``."""

from kexie.desk.converters import path
from kexie.desk.views import association_papers, consents, custody, duplicates, my_data, renewals, rolls

urlpatterns = [
    path("me/consents/<slug:purpose>/", consents.mine, name="consent"),
    path("people/<uuid:pk>/consents/<slug:purpose>/", consents.of_person, name="person_consent"),
    path("settings/consents/", consents.index, name="consent_texts"),
    path("settings/consents/<slug:purpose>/", consents.edit, name="consent_text"),
    path("organisations/<ref:number>/roll/", rolls.show, name="roll"),
    path("organisations/<ref:number>/roll/table.xlsx", rolls.table, name="roll_table"),
    path("organisations/<ref:number>/roll/list.<slug:form>", rolls.paper, name="roll_paper"),
    path("organisations/<ref:number>/roll/cards.<slug:form>", association_papers.member_cards, name="roll_cards"),
    path("organisations/<ref:number>/roll/renewals/", renewals.renew, name="roll_renewal"),
    path("organisations/<ref:number>/roll/<uuid:pk>/term/", renewals.term, name="roll_term"),
    path("settings/members/", renewals.settle, name="member_rules"),
    path("organisations/<ref:number>/roll/<uuid:pk>/end/", rolls.end, name="roll_end"),
    path("me/data/", my_data.show, name="my_data"),
    path("me/corrections/", my_data.correct, name="corrections"),
    path("me/corrections/<uuid:pk>/withdrawal/", my_data.withdraw_correction, name="correction_withdrawal"),
    path("me/erasure/", my_data.erase, name="my_erasure"),
    path("people/<uuid:pk>/erasure/", my_data.erase_person, name="person_erasure"),
    path("corrections/<uuid:pk>/", custody.correction, name="correction"),
    path("erasures/", custody.erasures, name="erasures"),
    path("erasures/<uuid:pk>/", custody.erasure, name="erasure"),
    path("settings/keeping/", custody.terms, name="keeping"),
    path("duplicates/", duplicates.index, name="duplicates"),
    path("duplicates/<uuid:one>/<uuid:other>/", duplicates.pair, name="duplicate"),
    path("duplicates/units/<ref:one>/<ref:other>/", duplicates.units, name="duplicate_units"),
    path("merges/<uuid:pk>/", duplicates.merge, name="merge"),
]
