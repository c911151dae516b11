"""What a page is given without asking: the record, its columns, what is being added, the filter of its query."""

from litestar.di import NamedDependency
from litestar.params import FromPath

from whence.record import ClaimFilter, Record
from whence.record.facets import Columns
from whence.web.adding import Adding
from whence.web.told import Told
from whence.web.updating import Updating

TheRecord = NamedDependency[Record]
TheColumns = NamedDependency[Columns]
TheAdding = NamedDependency[Adding]
TheTold = NamedDependency[Told]
TheUpdating = NamedDependency[Updating]
Asked = NamedDependency[ClaimFilter]
Id = FromPath[str]
