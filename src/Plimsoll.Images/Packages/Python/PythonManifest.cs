namespace Plimsoll.Images.Packages.Python;

/// <summary>What a project asks for, by its pyproject.toml.</summary>
/// <param name="Production">Names of what it runs with, its extras among them.</param>
/// <param name="Development">Names of what its dependency groups are built and tested with.</param>
/// <remarks>
/// https://packaging.python.org/en/latest/specifications/pyproject-toml/,
/// https://packaging.python.org/en/latest/specifications/dependency-groups/, https://python-poetry.org/docs/pyproject/
/// and https://pdm-project.org/en/latest/reference/pep621/.
/// </remarks>
sealed record PythonManifest(IReadOnlyList<string> Production, IReadOnlyList<string> Development)
{
    /// <summary>Its file name.</summary>
    public const string FileName = "pyproject.toml";

    /// <summary>Reads the pyproject.toml beside a lock file.</summary>
    /// <returns><c>null</c> where there is none that can be read.</returns>
    public static PythonManifest? Beside(PackageFile lockFile)
    {
        if (lockFile.Beside(FileName) is not { } content)
            return null;
        try
        {
            return Of(BoundedToml.Read(content));
        }
        catch (InvalidDataException)
        {
            // The lock file is read all the same; it only stays open what is direct.
            return null;
        }
    }

    static PythonManifest Of(DocumentNode root)
    {
        var project = root["project"] ?? DocumentNode.Table();
        var poetry = root["tool"]?["poetry"] ?? DocumentNode.Table();
        var pdm = root["tool"]?["pdm"] ?? DocumentNode.Table();
        var groups = poetry.EntriesOf("group");
        return new PythonManifest(
            [
                .. Names(project.ItemsOf("dependencies")),
                .. project.EntriesOf("optional-dependencies").SelectMany(extra => Names(extra.Value.Items)),
                .. poetry.EntriesOf("dependencies").Select(entry => entry.Key),
                .. groups.Where(group => group.Key == "main").SelectMany(group => Keys(group.Value)),
            ],
            [
                .. root.EntriesOf("dependency-groups").SelectMany(group => Names(group.Value.Items)),
                .. poetry.EntriesOf("dev-dependencies").Select(entry => entry.Key),
                .. groups.Where(group => group.Key != "main").SelectMany(group => Keys(group.Value)),
                .. pdm.EntriesOf("dev-dependencies").SelectMany(group => Names(group.Value.Items)),
            ]);
    }

    static IEnumerable<string> Keys(DocumentNode group) => group.EntriesOf("dependencies").Select(entry => entry.Key);

    static IEnumerable<string> Names(IEnumerable<DocumentNode> requirements) =>
        requirements.Select(item => PythonRequirement.Of(item.Text)?.Name).OfType<string>();
}
