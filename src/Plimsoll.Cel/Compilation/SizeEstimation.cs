using System.Collections.Immutable;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Compilation;

/// <summary>What is known of the sizes of the parts of an expression before it is evaluated, and where their values come from.</summary>
/// <remarks>cel-go v0.29, checker/cost.go.</remarks>
sealed class SizeEstimation(CheckedExpression @checked, ISizeHints? hints)
{
    const string Items = "@items", Values = "@values", Keys = "@keys", Indices = "@indices";

    readonly CostRange?[] _sizes = new CostRange?[@checked.Types.Length];
    readonly EntrySize?[] _entries = new EntrySize?[@checked.Types.Length];
    readonly ImmutableArray<string>[] _paths = new ImmutableArray<string>[@checked.Types.Length];
    readonly List<Local> _locals = [];

    public void SetPath(Expr part, ImmutableArray<string> path) => _paths[part.Id] = path;

    public void SetItemPath(Expr part, Expr container, bool isList) => SetPath(part, PathOf(container).Add(isList ? Items : Values));

    public void SetSize(Expr part, CostRange? size) => _sizes[part.Id] = size ?? _sizes[part.Id];

    public void SetEntry(Expr part, EntrySize? entry) => _entries[part.Id] = entry ?? _entries[part.Id];

    /// <summary>Gives a part the sizes of another one that stands for the same value.</summary>
    public void Copy(Expr to, Expr from)
    {
        SetSize(to, SizeOf(from));
        SetEntry(to, EntryOf(from));
    }

    /// <summary>Where a value comes from; empty where it is computed.</summary>
    public ImmutableArray<string> PathOf(Expr part)
    {
        if (part is IdentExpr ident && Find(ident.Name) is { } local)
            return local.Path;
        return _paths[part.Id] is { IsDefault: false } path ? path : [];
    }

    /// <summary>The size of a value; <c>null</c> where nothing is known.</summary>
    public CostRange? SizeOf(Expr part)
    {
        if ((_sizes[part.Id] ?? SizeOfLiteral(part)) is { } known)
            return known;
        var type = @checked.TypeOf(part);
        if (hints?.SizeOf(PathOf(part), type) is { } hinted)
            return _sizes[part.Id] = hinted;
        if (IsScalar(type))
            return CostRange.Exactly(1);
        return part is IdentExpr ident ? Find(ident.Name)?.Size : null;
    }

    public CostRange SizeOrUnknown(Expr part) => SizeOf(part) ?? CostRange.Unknown;

    /// <summary>The sizes of what a list or map holds; <c>null</c> where nothing is known.</summary>
    public EntrySize? EntryOf(Expr part) => _entries[part.Id] ?? (part is IdentExpr ident ? Find(ident.Name)?.Entry : null);

    /// <summary>An argument for the rules of a platform.</summary>
    public ArgumentSketch SketchOf(Expr part)
    {
        var type = @checked.TypeOf(part);
        var path = PathOf(part) is [ComprehensionExpr.Accumulator, ..] ? [] : PathOf(part);
        var items = type.Parameters.IsEmpty ? null : hints?.SizeOf(path.IsEmpty ? [] : path.Add(Items), type.Parameters[0]);
        return new ArgumentSketch(part, type, SizeOrUnknown(part), items, path);
    }

    /// <summary>A variable that stands for the value of <paramref name="value"/>.</summary>
    public void Enter(string name, Expr value) => _locals.Add(new Local(name, PathOf(value), SizeOf(value), EntryOf(value)));

    /// <summary>The variables of a loop.</summary>
    public void EnterLoop(ComprehensionExpr loop)
    {
        var entry = EntryOf(loop.Range);
        var isList = entry?.IsList ?? @checked.TypeOf(loop.Range).Kind == CelTypeKind.List;
        var path = PathOf(loop.Range);
        if (loop.SecondVariable is { } second)
        {
            _locals.Add(new Local(loop.Variable, path.Add(isList ? Indices : Keys), entry?.Key, null));
            _locals.Add(new Local(second, path.Add(isList ? Items : Values), entry?.Value, null));
        }
        else
        {
            _locals.Add(new Local(loop.Variable, path.Add(isList ? Items : Keys), isList ? entry?.Value : entry?.Key, null));
        }
    }

    public void Leave(int count) => _locals.RemoveRange(_locals.Count - count, count);

    public bool IsLocal(string name) => Find(name) is not null;

    Local? Find(string name) => _locals.FindLast(local => local.Name == name);

    static CostRange? SizeOfLiteral(Expr part) => part switch
    {
        ConstantExpr { Value: var value } => CostRange.Exactly((ulong)StandardCosts.SizeOf(value)),
        ListExpr list => CostRange.Exactly((ulong)list.Items.Length),
        MapExpr map => CostRange.Exactly((ulong)map.Entries.Length),
        _ => null,
    };

    static bool IsScalar(CelType type) => type.Kind switch
    {
        CelTypeKind.Bool or CelTypeKind.Int or CelTypeKind.Uint or CelTypeKind.Double or CelTypeKind.Duration or CelTypeKind.Timestamp => true,
        CelTypeKind.Wrapper or CelTypeKind.Opaque when type.IsOptional || type.Kind == CelTypeKind.Wrapper => IsScalar(type.Parameters[0]),
        _ => false,
    };

    sealed record Local(string Name, ImmutableArray<string> Path, CostRange? Size, EntrySize? Entry);
}
