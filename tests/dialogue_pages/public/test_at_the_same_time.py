from concurrent.futures import ThreadPoolExecutor

from django.core.cache import cache
from django.db import connections
from django.test import Client, TransactionTestCase

from dialogue_pages.models import Question

from .forms import filled, open_form


class AtTheSameTimeTests(TransactionTestCase):
    serialized_rollback = True

    def test_two_clicks_at_once_are_one_record_with_one_receipt(self):
        cache.clear()
        page, told = open_form(), filled()

        def click(_number):
            try:
                return Client().post(page.url, told).status_code
            finally:
                connections.close_all()

        with ThreadPoolExecutor(4) as people:
            answers = list(people.map(click, range(4)))

        self.assertEqual(answers, [302] * 4)
        self.assertEqual(Question.objects.count(), 1)
