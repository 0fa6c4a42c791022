namespace Plimsoll.Cel.Syntax;

/// <summary>Which macro a comprehension comes from: what it computes, so that it can be evaluated directly.</summary>
public enum ComprehensionKind
{
    /// <summary><c>all</c>.</summary>
    All,

    /// <summary><c>exists</c>.</summary>
    Exists,

    /// <summary><c>exists_one</c>, <c>existsOne</c>.</summary>
    ExistsOne,

    /// <summary><c>map</c> and <c>transformList</c>, with or without a predicate.</summary>
    List,

    /// <summary><c>filter</c>.</summary>
    Filter,

    /// <summary><c>transformMap</c>, with or without a predicate.</summary>
    Map,

    /// <summary><c>transformMapEntry</c>, with or without a predicate.</summary>
    MapEntry,

    /// <summary><c>cel.bind</c>.</summary>
    Bind,

    /// <summary><c>sortBy</c> and other macros of a library, evaluated by their general form.</summary>
    General,
}
