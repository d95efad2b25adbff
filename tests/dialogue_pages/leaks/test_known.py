"""Leaks and lies that happened to other portals, and the invariants of a question's life:

by which test each is held here. A test that is renamed or deleted fails in this table.
"""

from importlib import import_module
from unittest import SkipTest

from django.test import SimpleTestCase

_MATRIX = (
    "leaks.test_matrix PublicMatrixTests.test_the_public_site",
    "leaks.test_matrix AdminMatrixTests.test_the_office",
)

# What leaked or lied elsewhere.
HAPPENED = {
    "old versions of a hidden item by their address": [
        *_MATRIX,
        "questions.test_publishing "
        "DraftingTests.test_no_field_and_no_version_of_the_page_holds_a_secret",
    ],
    "mails of the day": [
        "test_digests DigestMailTests.test_it_is_sent_once_a_day_and_names_no_sender",
        "leaks.test_mails MailTests.test_nobody_is_mailed_what_is_not_for_them",
    ],
    "search of the office": [_MATRIX[1]],
    "export as a table": [
        _MATRIX[1],
        "admin.test_exports ExportTests.test_no_formula_leaves_a_registry",
        "admin.test_exports ExportTests.test_nor_a_report_of_wagtail",
        "admin.bulk.test_papers PaperTests.test_who_reads_masked_takes_masked",
    ],
    "amendments and parts": [
        "test_plan_page AmendmentTests.test_a_hidden_replacement_is_not_named",
        "questions.test_merged MergedTests.test_one_sender_does_not_read_the_name_of_another",
    ],
    "news on the front page": [
        "home.test_front "
        "LatestAnswersTests.test_shows_the_newest_first_and_nothing_that_is_hidden",
        "home.test_front LatestAnnouncementsTests.test_nothing_hidden_or_recalled",
    ],
    "feed of an item that is held back": [
        _MATRIX[0],
        "feeds.test_news_feeds NewsFeedTests.test_no_feed_tells_what_is_hidden",
    ],
    "lists": [
        _MATRIX[0],
        "test_answers SecretsTests.test_a_restricted_answer_is_not_listed",
    ],
    "search": [
        _MATRIX[0],
        "searching.test_doors "
        "DoorTests.test_a_guarded_answer_is_found_only_while_it_is_open",
    ],
    "the address of the PDF": [
        _MATRIX[0],
        "test_plan_page WhoMaySeeTests.test_a_restricted_plan_asks_to_log_in",
    ],
    "an archive of files": [
        "leaks.test_catches FormTests.test_a_word_is_found_in_every_form",
        "leaks.test_listed ListedTests.test_every_address_is_a_door_or_says_why_not",
    ],
    "a converted picture": [
        "public.test_files FileTests.test_a_picture_loses_place_and_camera_and_stands_upright",
        "public.test_files FileTests.test_a_second_file_behind_the_picture_is_gone",
    ],
    "the names of files": [
        "public.test_answer_files AnswerFileTests.test_the_name_it_came_with_is_in_no_door"
    ],
    "a direct address of a file that is hidden again": [
        _MATRIX[0],
        "public.test_answer_files "
        "AnswerFileTests.test_nothing_once_the_question_is_withheld_or_the_file_taken_back",
    ],
    "a secret in the history that the office sees": [
        _MATRIX[1],
        "questions.test_unit_links UnitLinkTests.test_the_secret_is_not_kept",
    ],
    "the root of an interface without the right to it": [_MATRIX[1]],
    "a password guessed letter by letter through lookups in the address of a list": [
        "admin.test_registries "
        "RegistryTests.test_a_list_answers_no_question_about_what_it_does_not_show"
    ],
    "shown before it was read": [
        "questions.test_intake IntakeTests.test_what_was_sent_is_private_and_received",
        "public.test_leaks LeakTests.test_no_page_tells_another_visitor",
    ],
    "told before it is published": [
        "subscribing.test_news_mails "
        "NewsMailTests.test_what_is_hidden_between_writing_and_sending_is_not_told",
        "questions.test_publishing PublishingTests.test_the_schedule_publishes_without_a_person",
    ],
    "a hidden item breaks the page of who moderates": _MATRIX,
    "what is official cannot be moderated": [
        "test_issued_plans IssuedPlanTests.test_a_recall_is_known_to_the_page",
        "questions.test_publishing "
        "PublishingTests.test_withholding_takes_the_page_down_and_keeps_it_down",
    ],
    "what residents report reaches no queue": [
        "leaks.test_voices VoiceTests.test_whatever_residents_write_is_read_by_the_office"
    ],
    "only the first telephone number is masked": [
        "vietnamese.test_personal_data "
        "PersonalDataSamplesTests.test_samples_one_after_another_lose_nothing",
        "vietnamese.test_personal_data_properties "
        "PersonalDataPropertyTests.test_planted_data_in_a_sentence_never_survives",
    ],
    "a stale date after a new day off": [
        "questions.test_rescheduling "
        "DaysOffTests.test_every_case_has_one_event_with_both_dates"
    ],
    "“glad that it is done” about what was only closed": [
        "questions.test_stages StageTableTests.test_answered_is_never_shown_as_settled",
        "test_answers AnswerPageTests.test_answered_never_looks_settled",
    ],
    "a double click runs twice": [
        "public.test_tracking "
        "ActTests.test_a_double_click_replies_once_and_frightens_nobody",
        "questions.test_intake IntakeTests.test_a_repeated_sending_makes_one_record",
        "admin.bulk.test_bulk BulkTests.test_a_second_click_does_nothing_more",
    ],
    "an act on many touches some": [
        "admin.bulk.test_bulk BulkTests.test_exactly_the_filtered_rows_over_all_pages",
        "admin.bulk.test_bulk BulkPropertyTests.test_exactly_the_previewed_and_untouched",
    ],
}

_LIFE = "questions.test_any_life AnyLifeTests.test_whatever_is_tried_by_whomever"
# What must hold of a question's life.
INVARIANTS = {
    "every step is in the table": [
        _LIFE,
        "questions.test_stages StageTableTests.test_every_act_has_a_row_and_somebody_who_may_do_it",
    ],
    "stopped k times, a date moves by the working days stopped": [
        "clock.test_periods "
        "PauseTests.test_stopped_k_times_it_moves_by_the_working_days_stopped",
        "clock.test_periods PauseTests.test_extending_and_pausing_commute",
        "questions.test_extending ExtendingTests.test_extending_and_stopping_commute",
    ],
    "a day off added and removed changes nothing": [
        "clock.test_calendar "
        "WorkingCalendarTests.test_a_row_added_and_removed_changes_nothing",
        "clock.test_periods "
        "DueDatePropertyTests.test_a_made_up_day_moves_a_date_at_most_to_the_working_day_before",
        "questions.test_rescheduling DaysOffTests.test_taken_out_again_the_dates_are_as_before",
    ],
    "replaying the events gives the row": [
        _LIFE,
        "questions.test_acts ActTests.test_events_are_neither_changed_nor_deleted",
    ],
    "nothing hidden in any door": [*_MATRIX, _LIFE],
    "what is referred or promised is never done": [
        _LIFE,
        "questions.test_stages "
        "StageTableTests.test_a_referred_or_promised_question_is_not_closed_by_itself",
    ],
    "reopening improves no figure": [
        "questions.test_figures FigureTests.test_reopening_improves_no_figure",
        "questions.test_acts "
        "ActTests.test_an_objection_reopens_once_and_keeps_the_first_answer_date",
    ],
    "one message for a person and an event, however it came in": [
        _LIFE,
        "questions.test_telling_by_source "
        "SourceTests.test_every_step_is_told_once_however_the_question_came_in",
    ],
    "nobody approves what is their own": [
        _LIFE,
        "questions.test_acts ActTests.test_nobody_approves_a_draft_of_their_own",
        "questions.test_acts ActTests.test_a_promise_is_confirmed_by_another_person",
    ],
    "without the person's data number, dates and stage stay": [
        "questions.test_anonymising AnonymiseTests.test_nothing_of_the_person_is_left",
        "questions.test_anonymising AnonymiseTests.test_number_dates_and_stage_stay",
    ],
}


class KnownTests(SimpleTestCase):
    def assert_held(self, table):
        for name, tests in table.items():
            self.assertTrue(tests, name)
            for test in tests:
                with self.subTest(name=name, test=test):
                    self.assertTrue(_is_there(test), f"There is no test {test!r}.")

    def test_what_happened_elsewhere_is_tested_here(self):
        self.assert_held(HAPPENED)

    def test_what_must_hold_of_a_question_is_tested(self):
        self.assert_held(INVARIANTS)


def _is_there(test: str) -> bool:
    module, name = test.split()
    package = "tests." if module.startswith("home.") else "tests.dialogue_pages."
    try:
        found = import_module(package + module)
    except SkipTest:
        return False
    for part in name.split("."):
        found = getattr(found, part, None)
    return callable(found)
