"""Everything that can be downloaded: tables as CSV and XLSX, data package, whole edition.

``catalogue.files_of`` lists the files; their bytes are made when they are needed.
"""

from reportgen.pages.downloads.csv_file import csv_bytes

__all__ = ["csv_bytes"]
