"""Forms of the imports: a file, what its columns mean."""

from kexie.intake.forms.mapping import MappingForm, SheetForm
from kexie.intake.forms.upload import ListForm, UploadForm, form_of

__all__ = ["ListForm", "MappingForm", "SheetForm", "UploadForm", "form_of"]
