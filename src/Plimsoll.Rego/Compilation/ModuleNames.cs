using System.Collections.Immutable;
using Plimsoll.Rego.Syntax;

namespace Plimsoll.Rego.Compilation;

/// <summary>The names that a module knows without declaring them: documents, imports, the rules of its package.</summary>
sealed class ModuleNames
{
    readonly Dictionary<string, ImmutableArray<string>> _paths = new(StringComparer.Ordinal)
    {
        ["input"] = ["input"],
        ["data"] = ["data"],
    };

    readonly ImmutableArray<string> _package;
    readonly IReadOnlySet<string> _rules;

    ModuleNames(ImmutableArray<string> package, IReadOnlySet<string> rules) => (_package, _rules) = (package, rules);

    /// <summary>Whether the module is written in Rego v1.</summary>
    public bool IsV1 { get; private init; }

    /// <summary>The names of a query, which is outside of all packages.</summary>
    public static ModuleNames OfQuery() => new([], ImmutableHashSet<string>.Empty);

    /// <summary>The names of a module.</summary>
    /// <param name="module">The module.</param>
    /// <param name="rulesOfPackage">The first words of the rules of its package, those of other modules included.</param>
    public static ModuleNames Of(ModuleSyntax module, IReadOnlySet<string> rulesOfPackage)
    {
        var names = new ModuleNames(module.Package, rulesOfPackage) { IsV1 = module.IsV1 };
        foreach (var import in module.Imports)
            names._paths[import.Name] = import.Path;
        return names;
    }

    /// <summary>Whether a name is known.</summary>
    public bool IsKnown(string name) => _rules.Contains(name) || _paths.ContainsKey(name);

    /// <summary>The path that a name stands for, from <c>input</c> or <c>data</c>; <c>null</c> where it is not known.</summary>
    public ImmutableArray<string>? Find(string name)
    {
        if (_rules.Contains(name))
            return ["data", .. _package, name];
        return _paths.TryGetValue(name, out var path) ? path : null;
    }
}
