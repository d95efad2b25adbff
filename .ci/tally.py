"""What ran, what was skipped and why, and how many passed."""

NOTHING_COLLECTED = 5  # pytest's own exit code


class Tally:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0
        self.rows = []

    def check(self, name, is_good, seconds):
        self.passed += is_good
        self.failed += not is_good
        self._row(name, "passed" if is_good else "FAILED", seconds)

    def tests(self, name, code, counts, seconds):
        failed, skipped = counts.get("failed", 0), counts.get("skipped", 0)
        passed = counts.get("tests", 0) - failed - skipped
        if code not in (0, NOTHING_COLLECTED) and not failed:
            failed = 1  # pytest itself broke: a crash fails no test by name
        self.passed += passed
        self.failed += failed
        self.skipped += skipped
        words = f"{passed} passed, {failed} failed, {skipped} skipped"
        self._row(f"tests: {name}", words, seconds)

    def skip(self, name, reason):
        self.skipped += 1
        self.rows.append(f"{name:<22} skipped: {reason}")

    def note(self, name, text):
        self.rows.append(f"{name:<22} {text}")

    def print(self):
        print("\n== summary")
        print("\n".join(self.rows))
        print(f"\n{self.passed} passed, {self.failed} failed, {self.skipped} skipped")

    def _row(self, name, result, seconds):
        self.rows.append(f"{name:<22} {result} ({seconds:.0f} s)")
