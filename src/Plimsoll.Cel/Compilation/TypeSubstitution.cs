using System.Globalization;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Compilation;

/// <summary>What is known of the type parameters of an expression. An attempt that fails leaves no trace.</summary>
sealed class TypeSubstitution
{
    readonly Dictionary<string, CelType> _bound = new(StringComparer.Ordinal);
    readonly List<(string Name, CelType? Before)> _trail = [];
    int _fresh;

    /// <summary>A place in the history, to go back to.</summary>
    public int Mark => _trail.Count;

    /// <summary>A type parameter that nothing is known of.</summary>
    public CelType Fresh() => CelType.Parameter(string.Create(CultureInfo.InvariantCulture, $"_var{_fresh++}"));

    public CelType? Find(CelType parameter) => _bound.GetValueOrDefault(parameter.Name);

    public void Bind(CelType parameter, CelType type)
    {
        _trail.Add((parameter.Name, _bound.GetValueOrDefault(parameter.Name)));
        _bound[parameter.Name] = type;
    }

    /// <summary>Forgets everything since <paramref name="mark"/>.</summary>
    public void GoBackTo(int mark)
    {
        for (var i = _trail.Count - 1; i >= mark; i--)
        {
            var (name, before) = _trail[i];
            if (before is null)
                _bound.Remove(name);
            else
                _bound[name] = before;
        }

        _trail.RemoveRange(mark, _trail.Count - mark);
    }

    /// <summary>The type with its bound parameters replaced.</summary>
    /// <param name="type">The type.</param>
    /// <param name="openToDyn">Whether parameters that are not bound become dyn.</param>
    /// <remarks>A type of more than <see cref="CelLimits.MaxTypeParts"/> parts becomes dyn where it grows beyond.</remarks>
    public CelType Apply(CelType type, bool openToDyn)
    {
        if (type.Kind != CelTypeKind.Parameter && type.Parameters.IsEmpty)
            return type;
        var budget = CelLimits.MaxTypeParts;
        return Apply(type, openToDyn, ref budget);
    }

    CelType Apply(CelType type, bool openToDyn, ref int budget)
    {
        if (--budget < 0)
            return CelType.Dyn;
        if (type.Kind == CelTypeKind.Parameter)
        {
            if (_bound.TryGetValue(type.Name, out var bound))
                return Apply(bound, openToDyn, ref budget);
            return openToDyn ? CelType.Dyn : type;
        }

        if (type.Parameters.IsEmpty || type.Kind == CelTypeKind.Wrapper)
            return type;

        CelType[]? changed = null;
        for (var i = 0; i < type.Parameters.Length; i++)
        {
            var parameter = Apply(type.Parameters[i], openToDyn, ref budget);
            if (ReferenceEquals(parameter, type.Parameters[i]))
                continue;
            changed ??= [.. type.Parameters];
            changed[i] = parameter;
        }

        return changed is null ? type : type.WithParameters([.. changed]);
    }
}
