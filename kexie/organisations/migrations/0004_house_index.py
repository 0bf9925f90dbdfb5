from django.db import migrations, models

# Half of all links are of the root, and a handful of those are inside its house: without being told so the planner
# takes a third of them for its own and reads whole tables.
STATISTICS = "CREATE STATISTICS ancestry_by_house (mcv) ON ancestor_id, inside FROM organisations_ancestry"


class Migration(migrations.Migration):
    dependencies = [("organisations", "0003_site_facts")]
    operations = [
        migrations.AddIndex(
            model_name="ancestry",
            index=models.Index(
                fields=["ancestor", "descendant"], condition=models.Q(("inside", True)), name="ancestry_inside"
            ),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(
                fields=["superior", "id"], condition=models.Q(("state", "active")), name="organisation_under"
            ),
        ),
        migrations.RunSQL(STATISTICS, "DROP STATISTICS ancestry_by_house"),
    ]
