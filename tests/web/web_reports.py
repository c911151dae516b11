"""The reports of the record that the pages are tested over, all invented."""

from importlib.resources import files

from whence.model import Report
from whence.record import report_id

COD = files("whence").joinpath("examples/cod_patrols.txt").read_text("utf-8")
TITLE = COD.splitlines()[0]

REPORTS = (
    Report(id="cod-1", title=TITLE, outlet="Northern Courier", published="2024-05-14", url="https://courier.test/cod",
           text=COD.replace("three frigates", "two frigates")),
    Report(id="cod-2", title=TITLE, outlet="Northern Courier", published="2024-05-15", url="https://courier.test/cod",
           text=COD),
    Report(id="mali", title="Soldiers killed in Mali", outlet="Sahel Post", published="2024-05-14",
           text="At least 12 soldiers were killed in Mali on Sunday, the army said in a statement.\n\n"
                "France condemned the attack. Two officials, who asked not to be named, said France may send troops."),
    Report(id="talks", title="Norway and Iceland to meet", outlet="Fjordposten", published="2024-05-16",
           text="Norway denied on Wednesday that it had sent warships. Iceland's foreign minister Jon Arnason said "
                "talks will be held in Copenhagen on Friday. Denmark has offered to mediate, a diplomat said."),
    Report(id="plain", outlet="Fjordposten", published="2024-05-17", text="The weather was fine all day."),
)  # fmt: skip
"""``cod-2`` is the second version of ``cod-1``."""

IDS = {report.id: report_id(report) for report in REPORTS}
