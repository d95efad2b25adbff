from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.contrib.routable_page.models import path

from ..choices import PaperFormat
from ..papers.broadcast import broadcasts
from .announcement_files import AnnouncementFile
from .official_papers import file_response


class AnnouncementDoors:
    """What an announcement hands out below its own address, to whoever may read it."""

    @path("pdf/", name="pdf")
    def serve_pdf(self, request):
        self._require_paper()
        return super().serve_pdf(request)

    @path("docx/", name="docx")
    def serve_docx(self, request):
        self._require_paper()
        return super().serve_docx(request)

    def _require_paper(self):
        if not self.is_official:
            raise Http404

    @path("ap-phich-a4/", name="poster_a4")
    def serve_poster(self, request):
        return self.paper(PaperFormat.POSTER_A4, inline=True)

    @path("ap-phich-a3/", name="poster_a3")
    def serve_large_poster(self, request):
        return self.paper(PaperFormat.POSTER_A3, inline=True)

    @path("loa/", name="loudspeaker")
    def serve_loudspeaker(self, request):
        self.fetch_at_once(request)
        return self.render(
            request,
            context_overrides={"broadcasts": broadcasts(self, self.letterhead)},
            template="dialogue_pages/announcement_loudspeaker.html",
        )

    @path("tep/<int:file_id>/", name="file")
    def serve_file(self, request, file_id):
        """A file of the page as it is published, never one of a draft."""
        kept = get_object_or_404(
            AnnouncementFile.objects, announcement=self, pk=file_id
        )
        try:
            content = kept.file.open().read()
        except FileNotFoundError as error:
            raise Http404 from error
        return file_response(content, kept.name, kept.content_type)
