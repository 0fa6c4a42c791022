namespace Plimsoll.Images.Packages.NuGet;

/// <summary>The properties that an MSBuild file sets whatever the build, and what they make of a text that refers to them.</summary>
/// <remarks>
/// https://learn.microsoft.com/visualstudio/msbuild/msbuild-properties: names do not depend on case, the last one set counts, and a value
/// sees those before it. A property that is also set under a condition, or inside a target, is not known: the build decides.
/// </remarks>
sealed class ProjectProperties
{
    /// <summary>The longest value, characters: a value can hold another one several times.</summary>
    public const int MaxValueLength = 1024;

    readonly Dictionary<string, string?> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The properties of a file.</summary>
    /// <param name="elements">All of it, in order.</param>
    public ProjectProperties(IEnumerable<NuGetElement> elements)
    {
        foreach (var element in elements)
        {
            if (element.Parent is not { Name: "PropertyGroup" } group)
                continue;
            var isSure = group.Parent is { Name: "Project", Parent: null } && group.Attribute("Condition").Length == 0 && element.Attribute("Condition").Length == 0;
            _values[element.Name] = isSure && !(_values.TryGetValue(element.Name, out var before) && before is null) ? Resolve(element.Text.Trim()) : null;
        }
    }

    /// <summary>A text with the values of the properties that it refers to.</summary>
    /// <returns><c>null</c> where one is not known, or refers to something else than a property.</returns>
    public string? Resolve(string text)
    {
        while (text.IndexOf("$(", StringComparison.Ordinal) is var start and >= 0)
        {
            // Values are resolved when they are set, so that none brings in a further reference.
            var end = text.IndexOf(')', start);
            if (end < 0 || _values.GetValueOrDefault(text[(start + 2)..end].Trim()) is not { } value)
                return null;
            if (text.Length + value.Length > MaxValueLength)
                return null;
            text = string.Concat(text.AsSpan(0, start), value, text.AsSpan(end + 1));
        }
        return text.Length <= MaxValueLength ? text : null;
    }
}
