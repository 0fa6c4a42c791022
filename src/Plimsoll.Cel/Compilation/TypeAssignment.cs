using System.Collections.Immutable;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Compilation;

/// <summary>Whether a value of one type may stand where another type is asked for, and what that says of type parameters.</summary>
/// <remarks>
/// The rules are those of cel-go's checker: https://github.com/google/cel-go/blob/master/checker/types.go. An attempt takes at most
/// <see cref="CelLimits.MaxTypeParts"/> steps; types that need more are taken to fit, as dyn does.
/// </remarks>
sealed class TypeAssignment(TypeSubstitution substitution)
{
    int _steps;

    /// <summary>Whether the types fit; what they say of type parameters is kept if they do.</summary>
    public bool TryAssign(CelType one, CelType other)
    {
        var mark = Begin();
        return End(mark, Fits(one, other));
    }

    /// <summary>Whether the types fit one by one; what they say of type parameters is kept if all do.</summary>
    public bool TryAssign(ReadOnlySpan<CelType> some, ReadOnlySpan<CelType> others)
    {
        var mark = Begin();
        return End(mark, AllFit(some, others));
    }

    /// <summary>Of two types that fit, the one that says less.</summary>
    public static CelType MostGeneral(CelType one, CelType other) => ReferenceEquals(one, other) || IsAsGeneral(one, other) ? one : other;

    /// <summary>Whether two types are the same; a primitive type counts as the same as its wrapper.</summary>
    public static bool AreEquivalent(CelType one, CelType other)
    {
        var (left, right) = (Unwrap(one), Unwrap(other));
        return left.Kind == right.Kind && left.Name == right.Name && left.Parameters.Length == right.Parameters.Length
            && left.Parameters.Zip(right.Parameters).All(pair => AreEquivalent(pair.First, pair.Second));
    }

    int Begin()
    {
        _steps = 0;
        return substitution.Mark;
    }

    bool End(int mark, bool fits)
    {
        if (!fits)
            substitution.GoBackTo(mark);
        return fits;
    }

    bool AllFit(ReadOnlySpan<CelType> some, ReadOnlySpan<CelType> others)
    {
        if (some.Length != others.Length)
            return false;
        for (var i = 0; i < some.Length; i++)
        {
            if (!Fits(some[i], others[i]))
                return false;
        }

        return true;
    }

    bool Fits(CelType one, CelType other)
    {
        if (ReferenceEquals(one, other) || ++_steps > CelLimits.MaxTypeParts)
            return true;
        if (other.Kind == CelTypeKind.Parameter)
        {
            var isBound = substitution.Find(other) is not null;
            if (CanBe(other, one))
                return true;
            if (isBound)
                return false;
        }

        if (one.Kind == CelTypeKind.Parameter)
            return CanBe(one, other);
        if (one.IsDynOrError || other.IsDynOrError)
            return true;
        if (one.Kind == CelTypeKind.Null)
            return IsNullable(other);
        if (other.Kind == CelTypeKind.Null)
            return IsNullable(one);
        return FitsConcrete(Unwrap(one), Unwrap(other));
    }

    bool FitsConcrete(CelType one, CelType other) => one.Kind == other.Kind && one.Kind switch
    {
        CelTypeKind.Type => true,
        CelTypeKind.Struct => one.Name == other.Name,
        CelTypeKind.Opaque or CelTypeKind.List or CelTypeKind.Map =>
            one.Name == other.Name && AllFit(one.Parameters.AsSpan(), other.Parameters.AsSpan()),
        _ => true,
    };

    /// <summary>Whether a type parameter, or what is known of it, can stand for <paramref name="type"/>.</summary>
    bool CanBe(CelType parameter, CelType type)
    {
        if (parameter.Equals(type))
            return true;
        if (substitution.Find(parameter) is not { } known)
        {
            if (!IsFreeOf(type, parameter))
                return false;
            substitution.Bind(parameter, type);
            return true;
        }

        if (known.Equals(type))
            return true;
        if (!Fits(type, known))
            return false;
        var general = MostGeneral(type, known);
        if (IsFreeOf(general, parameter))
            substitution.Bind(parameter, general);
        return true;
    }

    bool IsFreeOf(CelType type, CelType parameter)
    {
        if (++_steps > CelLimits.MaxTypeParts)
            return true;
        if (type.Kind == CelTypeKind.Parameter)
            return type.Name != parameter.Name && (substitution.Find(type) is not { } known || IsFreeOf(known, parameter));
        foreach (var part in type.Parameters)
        {
            if (!IsFreeOf(part, parameter))
                return false;
        }

        return true;
    }

    static bool IsNullable(CelType type) => type.Kind is CelTypeKind.Null or CelTypeKind.Wrapper or CelTypeKind.Opaque
        or CelTypeKind.Struct or CelTypeKind.Duration or CelTypeKind.Timestamp;

    static bool IsAsGeneral(CelType one, CelType other)
    {
        if (one.Kind is CelTypeKind.Dyn or CelTypeKind.Parameter)
            return true;
        if (other.Kind is CelTypeKind.Dyn or CelTypeKind.Parameter)
            return false;
        var (left, right) = (Unwrap(one), Unwrap(other));
        return left.Kind == right.Kind && (left.Kind == CelTypeKind.Type
            || (left.Name == right.Name && AreAsGeneral(left.Parameters, right.Parameters)));
    }

    static bool AreAsGeneral(ImmutableArray<CelType> some, ImmutableArray<CelType> others) =>
        some.Length == others.Length && some.Zip(others).All(pair => IsAsGeneral(pair.First, pair.Second));

    static CelType Unwrap(CelType type) => type.Kind == CelTypeKind.Wrapper ? type.Parameters[0] : type;
}
