"""Tables in and out: the only importer and exporter.

Table     a file opened: XLSX, CSV or TSV, streamed as cells with their coordinates
Schema    the columns a domain wants, each with how it is read
Proposal  which header serves which column, and how sure that is; a chosen mapping is remembered
Row       one line read: values, and problems by cell
Target    what a domain supplies: find, create, update and take back its records, many at a time
Batch     one import: counts, problems, progress; undone as a whole
"""
