"""What a person does with many questions, for tests."""

from django.urls import reverse

from dialogue_pages.models import BulkAct

BEGIN = "/admin/questions/bulk/"


class BulkSteps:
    """For a `TestCase` with somebody logged in."""

    def begin(self, kind, *cases, address="", scope="ticked"):
        sent = {"kind": kind, "scope": scope, "address": address}
        sent["case"] = [case.pk for case in cases]
        return self.client.post(BEGIN, sent)

    def begun(self, kind, *cases, **sent) -> BulkAct:
        response = self.begin(kind, *cases, **sent)
        bulk = BulkAct.objects.latest("made_at")
        self.assertRedirects(response, bulk_url(bulk))
        return bulk

    def step(self, bulk, do, **sent):
        return self.client.post(bulk_url(bulk), {"do": do} | sent)

    def planned(self, kind, *cases, **options) -> BulkAct:
        bulk = self.begun(kind, *cases)
        if options:
            self.assertRedirects(self.step(bulk, "plan", **options), bulk_url(bulk))
        bulk.refresh_from_db()
        return bulk

    def done(self, bulk) -> BulkAct:
        """Start, and look at the progress until the end."""
        self.step(bulk, "start")
        bulk.refresh_from_db()
        while not bulk.ended_at:
            self.step(bulk, "go_on")
            bulk.refresh_from_db()
        return bulk

    def states(self, bulk) -> dict:
        return dict(bulk.rows.values_list("question", "state"))


def bulk_url(bulk, *parts) -> str:
    return "/".join([reverse("dialogue_pages_bulk", args=[bulk.pk])[:-1], *parts]) + "/"
