"""What people of the office do at the desk, for tests in a browser."""

from tests.dialogue_pages.admin.desk.office import officer

PASSWORD = "mat-khau-1"


def someone(*groups, **fields):
    user = officer(*groups, **fields)
    user.set_password(PASSWORD)
    user.save()
    return user


class DeskSteps:
    """For a `BrowserTestCase`."""

    def sit_down(self, username, path="/admin/questions/", size=None):
        page = self.open("/admin/login/", **({"size": size} if size else {}))
        self.log_in(page, username, PASSWORD)
        page.goto(self.live_server_url + path)
        return page

    def act(self, page, act, **fields):
        """Unfold the form of an act, fill it in and send it."""
        form = page.locator(f"form[action$='/act/{act}/']")
        unfolded = page.locator(f"details:has(form[action$='/act/{act}/'])")
        if unfolded.count() and unfolded.get_attribute("open") is None:
            elsewhere = page.locator(f".desk-acts a[href='#{act}']")
            handle = elsewhere if elsewhere.count() else unfolded.locator("> summary")
            handle.click()
        for name, value in fields.items():
            field = form.locator(f"[name='{act}-{name}']")
            if field.evaluate("element => element.tagName") == "SELECT":
                field.select_option(value)
            elif value is True:
                field.check()
            else:
                field.fill(value)
        with page.expect_navigation():
            form.locator("button[type=submit]").click()
