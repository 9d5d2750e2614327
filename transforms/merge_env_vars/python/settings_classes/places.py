"""What is to be said of the settings classes of a project, as places of its files."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from migrator.api import Definitions, Edit, Project, added_imports
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.options import MergeOptions
from transforms.merge_env_vars.places import Place
from transforms.merge_env_vars.python.settings_classes.becoming import Becoming, Draft
from transforms.merge_env_vars.python.settings_classes.building import by_alias
from transforms.merge_env_vars.python.settings_classes.classes import SettingsClasses
from transforms.merge_env_vars.python.settings_classes.named import field_names
from transforms.merge_env_vars.python.settings_classes.spare import spare_choices


def settings_places(
    project: Project, options: MergeOptions, candidates: Iterable[str]
) -> dict[str, tuple[Place, ...]]:
    """What is to be said of settings classes, by file; ``candidates`` may build some of them."""
    definitions = Definitions(project)
    names = Names(options.merge, options.transition)
    classes = SettingsClasses(project, definitions).all()
    becoming = Becoming(classes, names, definitions, options)
    drafts: dict[str, list[Draft]] = defaultdict(list)
    for owner in classes:
        drafts[owner.source.path] += becoming.of(owner)
    found = {
        path: with_imports(project, definitions, path, some)
        for path, some in drafts.items()
        if some
    }
    paths = [*candidates]
    elsewhere = (
        *by_alias(project, definitions, becoming.renamed, paths),
        *field_names(project, definitions, classes, names.old, paths),
    )
    for path, place in elsewhere:
        found[path] = (*found.get(path, ()), place)
    return found


def with_imports(
    project: Project, definitions: Definitions, path: str, drafts: Sequence[Draft]
) -> tuple[Place, ...]:
    """The places of a file; those that change what is imported all do the same."""
    wanted = list(dict.fromkeys(one for draft in drafts for one in draft.imports))
    source = definitions.source(path)
    if source is None:
        return tuple(draft.place for draft in drafts)
    module = definitions.module(path)
    edits: Sequence[Edit]
    if wanted:
        edits = added_imports(source, module, project.layout.owns, wanted)
    else:
        gone = [draft.choice for draft in drafts if draft.choice is not None]
        edits = spare_choices(source, module, gone)
    return tuple(
        replace(draft.place, edits=(*draft.place.edits, *edits))
        if draft.imports or (draft.choice and not wanted)
        else draft.place
        for draft in drafts
    )
