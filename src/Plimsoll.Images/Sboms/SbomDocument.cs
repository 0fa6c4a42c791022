using Plimsoll.Model.Packages;
using Plimsoll.Model.Sboms;

namespace Plimsoll.Images.Sboms;

/// <summary>What a bill of materials says, whatever its format.</summary>
/// <param name="format">Its format.</param>
/// <param name="version">The version of the format, e.g. <c>1.6</c>.</param>
sealed class SbomDocument(SbomFormat format, string version)
{
    /// <summary>The most components, and the most edges, that are read of one document.</summary>
    public const int MaxComponents = 1_000_000;

    readonly List<SbomComponent> _components = [];
    readonly List<(string From, string To)> _needs = [];

    /// <summary>Its format.</summary>
    public SbomFormat Format => format;

    /// <summary>The version of the format.</summary>
    public string Version => version;

    /// <summary>What it describes; empty where it does not say.</summary>
    public string SubjectName { get; set; } = "";

    /// <summary>When it was made; <c>null</c> where it does not say.</summary>
    public DateTimeOffset? Created { get; set; }

    /// <summary>What is told of its subject beyond that.</summary>
    public List<SbomProperty> Properties { get; } = [];

    /// <summary>The distribution, where the format has a place of its own for it.</summary>
    public Distro? Distro { get; set; }

    /// <summary>Its components, in the order of the document, without its subject.</summary>
    public IReadOnlyList<SbomComponent> Components => _components;

    /// <summary>Which component needs which.</summary>
    public IReadOnlyList<(string From, string To)> Needs => _needs;

    /// <summary>Adds a component.</summary>
    /// <exception cref="InvalidDataException">There are too many.</exception>
    public void Add(SbomComponent component)
    {
        if (_components.Count == MaxComponents)
            throw new InvalidDataException($"It has more than {MaxComponents} components.");
        _components.Add(component);
    }

    /// <summary>Adds an edge.</summary>
    /// <exception cref="InvalidDataException">There are too many.</exception>
    public void AddNeed(string from, string to)
    {
        if (_needs.Count == MaxComponents)
            throw new InvalidDataException($"It has more than {MaxComponents} dependencies.");
        _needs.Add((from, to));
    }
}
