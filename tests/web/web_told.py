"""The reports that the pages of happenings are tested over, all invented: most tell of one event, four as copies."""

from whence.model import Report
from whence.record import report_id

WIRE = (
    "Iceland seized a Norwegian trawler off Jan Mayen on Monday, the coast guard said in a statement. "
    "Three sailors were wounded when shots were fired across the bow of the vessel at dawn.\n\n"
    "The trawler had been fishing for cod inside the disputed zone since the end of last week, and did not answer "
    "calls over the radio, according to the statement. It was led into the harbour of Akureyri in the evening, where "
    "its captain is being questioned by the police and its hold was searched by inspectors of the fisheries office."
)

REPORTS = (
    Report(id="wire", title="Iceland seizes Norwegian trawler", outlet="Nordic Wire", published="2024-05-14",
           text=WIRE),
    *(
        Report(id=f"copy-{at}", title="Iceland seizes trawler", outlet=outlet, published="2024-05-14",
               credits=["Nordic Wire"], text=WIRE)
        for at, outlet in enumerate(("Northern Courier", "Harbour Post", "Fjordposten", "Isafold"))
    ),
    Report(
        id="diplomats", title="A trawler is held", outlet="Baltic Observer", published="2024-05-15",
        text="Iceland seized a Norwegian trawler on Monday, two diplomats who asked not to be named told the Baltic "
             "Observer. Norway accused Iceland of piracy on Tuesday. Norway's foreign minister Kari Lund said Iceland "
             "attacked the Norwegian trawler.",
    ),
    Report(
        id="denial", title="Reykjavik denies it", outlet="Island Times", published="2024-05-16",
        text="Iceland denied on Wednesday that it had seized a Norwegian trawler on Monday. Iceland threatened Norway "
             "with sanctions, its prime minister said. Norway and Iceland will hold talks in Copenhagen on Friday.",
    ),
    Report(
        id="hostile", title="</svg><script>alert(1)</script>", outlet="<b>Evil & Co</b>", published="2024-05-16",
        text='Norway threatened Iceland with sanctions on Wednesday, "><img src=x onerror=alert(1)> reported.',
    ),
)  # fmt: skip

IDS = {report.id: report_id(report) for report in REPORTS}
