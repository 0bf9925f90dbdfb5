"""The addresses of the life of associations: applications, terms, elections, changes."""

from kexie.desk import founding_acts
from kexie.desk.converters import path
from kexie.desk.views import association_papers, foundings, materials, reelections, revocations, tenures

urlpatterns = [
    path("organisations/<ref:number>/tenures/", tenures.show, name="tenures"),
    path("organisations/<ref:number>/tenures/new/", tenures.new, name="tenure_new"),
    path("organisations/<ref:number>/reelections/new/", tenures.elect, name="reelection_new"),
    path("organisations/<ref:number>/changes/<slug:kind>/", tenures.change, name="change_new"),
    path("organisations/<ref:number>/dormancy/", tenures.sleep, name="dormancy"),
    path("organisations/<ref:number>/dormancy/end/", tenures.wake, name="waking"),
    path("organisations/<ref:number>/merger/", tenures.merge, name="merger"),
    path("organisations/<ref:number>/merger/withdrawal/", tenures.part, name="merger_withdrawal"),
    path("organisations/<ref:number>/revocation/", revocations.new, name="revocation_new"),
    path("revocations/<uuid:pk>/", revocations.show, name="revocation"),
    path("revocations/<uuid:pk>/edit/", revocations.edit, name="revocation_edit"),
    path("revocations/<uuid:pk>/archive.<slug:form>", revocations.archive, name="revocation_archive"),
    *[
        path(f"revocations/<uuid:pk>/{noun}/", revocations.act, {"noun": noun}, name=f"revocation_{noun}")
        for noun in founding_acts.REVOCATION
    ],
    path(
        "organisations/<ref:number>/papers/<slug:code>.<slug:form>",
        association_papers.association,
        name="association_paper",
    ),
    path("tenures/", tenures.index, name="tenures_due"),
    path("foundings/", foundings.index, name="foundings"),
    path("foundings/new/", foundings.new, name="founding_new"),
    path("foundings/<ref:ref>/", foundings.show, name="founding"),
    path("foundings/<ref:ref>/edit/", foundings.edit, name="founding_edit"),
    path("foundings/<ref:ref>/return/", foundings.send_back, name="founding_return"),
    path("foundings/<ref:ref>/meeting/", foundings.meeting, name="founding_meeting"),
    path("foundings/<ref:ref>/filing/", foundings.filing, name="founding_filing"),
    path("foundings/<ref:ref>/activation/", foundings.activate, name="founding_activation"),
    path("foundings/<ref:ref>/telephones/", foundings.telephones, name="founding_telephones"),
    path("foundings/<ref:ref>/link/", foundings.link, name="founding_link"),
    path("foundings/<ref:ref>/materials/", materials.founding, name="founding_materials"),
    path("foundings/<ref:ref>/materials/<uuid:pk>/", materials.founding_file, name="founding_material"),
    path(
        "foundings/<ref:ref>/materials/<uuid:pk>/removal/", materials.founding_removal, name="founding_material_removal"
    ),
    path("foundings/<ref:ref>/papers/<slug:code>.<slug:form>", association_papers.founding, name="founding_paper"),
    *[
        path(f"foundings/<ref:ref>/{noun}/", foundings.act, {"noun": noun}, name=f"founding_{noun}")
        for noun in founding_acts.FOUNDING
    ],
    path("reelections/<uuid:pk>/", reelections.show, name="reelection"),
    path("reelections/<uuid:pk>/edit/", reelections.edit, name="reelection_edit"),
    path("reelections/<uuid:pk>/meeting/", reelections.meeting, name="reelection_meeting"),
    path("reelections/<uuid:pk>/filing/", reelections.filing, name="reelection_filing"),
    path("reelections/<uuid:pk>/materials/", materials.reelection, name="reelection_materials"),
    path("reelections/<uuid:pk>/materials/<uuid:file>/", materials.reelection_file, name="reelection_material"),
    path(
        "reelections/<uuid:pk>/materials/<uuid:file>/removal/",
        materials.reelection_removal,
        name="reelection_material_removal",
    ),
    path(
        "reelections/<uuid:pk>/papers/<slug:code>.<slug:form>", association_papers.reelection, name="reelection_paper"
    ),
    *[
        path(f"reelections/<uuid:pk>/{noun}/", reelections.act, {"noun": noun}, name=f"reelection_{noun}")
        for noun in founding_acts.REELECTION
    ],
    path("changes/<uuid:pk>/", reelections.show_change, name="change"),
    *[
        path(f"changes/<uuid:pk>/{noun}/", reelections.act_change, {"noun": noun}, name=f"change_{noun}")
        for noun in founding_acts.CHANGE
    ],
]
