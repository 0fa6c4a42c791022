
namespace Plimsoll.Rego.Compilation;

/// <summary>The variables of one body, within those of the bodies around it.</summary>
sealed class NameScope(NameScope? outer)
{
    readonly Dictionary<string, Local> _locals = new(StringComparer.Ordinal);
    readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    readonly HashSet<string> _usedAsOuter = new(StringComparer.Ordinal);

    /// <summary>The variable of a name, here or further out; <c>null</c> where there is none.</summary>
    public Local? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope._locals.TryGetValue(name, out var local))
                return local;
        }

        return null;
    }

    /// <summary>How many bodies are around this one.</summary>
    public int Level { get; } = outer is null ? 0 : outer.Level + 1;

    NameScope? Outer => outer;

    /// <summary>Makes a variable here without a declaration.</summary>
    public Local Add(string name, Local local)
    {
        _locals[name] = local;
        return local;
    }

    /// <summary>Notes that a name was used here for something further out.</summary>
    public void NoteOuterUse(string name) => _usedAsOuter.Add(name);

    /// <summary>Why a variable cannot be declared here; <c>null</c> where it can.</summary>
    public string? ObjectionTo(string name)
    {
        if (_declared.Contains(name))
            return "declared above";
        return _usedAsOuter.Contains(name) || _locals.ContainsKey(name) ? "referenced above" : null;
    }

    /// <summary>Declares a variable here.</summary>
    public Local Declare(string name, Local local)
    {
        _declared.Add(name);
        return Add(name, local);
    }
}
