using System.Globalization;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>Applies JSON patches to nodes.</summary>
/// <remarks>
/// RFC 6902 and RFC 6901, with what the API server's library (json-patch v4) does beyond: negative positions count from the
/// end, and a failed test leaves the object as it is, without an error.
/// </remarks>
public static class JsonPatch
{
    /// <summary>Nodes that the operations of one patch may put in place together: what copies of copies would multiply.</summary>
    const int MaxPlacedNodes = 500_000;

    /// <summary>Applies operations in order.</summary>
    public static PatchOutcome Apply(ObjectNode root, IEnumerable<PatchOperation> operations)
    {
        var current = root;
        var placed = 0;
        foreach (var operation in operations)
        {
            var step = Apply(current, operation, ref placed);
            if (step.IsTestFailed)
                return step with { Root = root };
            if (step.Root is null)
                return step;
            current = step.Root;
        }

        return new PatchOutcome(current, "", false);
    }

    static PatchOutcome Apply(ObjectNode root, PatchOperation operation, ref int placed) => operation.Operation switch
    {
        "test" => Test(root, operation),
        "move" or "copy" => MoveOrCopy(root, operation, ref placed),
        "add" or "replace" => operation.Value is { } value
            ? Put(root, operation, value, ref placed)
            : Wrong(operation, "a value is required"),
        "remove" => Edit(root, operation, null),
        _ => Wrong(operation, "the operation must be add, remove, replace, move, copy or test"),
    };

    static PatchOutcome Test(ObjectNode root, PatchOperation operation)
    {
        if (JsonPointer.Parse(operation.Path) is not { } path)
            return Wrong(operation, "the path must begin with /");
        var found = path.Find(root);
        var isNull = operation.Value is null or ScalarNode { Kind: ScalarKind.Null };
        var holds = found is null ? isNull : NodeEquality.AreEqual(found, operation.Value);
        return holds
            ? new PatchOutcome(root, "", false)
            : new PatchOutcome(root, $"test of {operation.Path} does not hold", true);
    }

    static PatchOutcome MoveOrCopy(ObjectNode root, PatchOperation operation, ref int placed)
    {
        if (JsonPointer.Parse(operation.From) is not { Steps.Length: > 0 } from || from.Find(root) is not { } value)
            return Wrong(operation, $"there is nothing at {operation.From}");
        if (operation.Operation == "copy")
            return Put(root, operation with { Operation = "add" }, value, ref placed);
        var removed = Edit(root, operation with { Operation = "remove", Path = operation.From }, null);
        return removed.Root is { } rest ? Put(rest, operation with { Operation = "add" }, value, ref placed) : removed;
    }

    /// <summary>Adds or replaces a value, within the limits.</summary>
    static PatchOutcome Put(ObjectNode root, PatchOperation operation, ObjectNode value, ref int placed)
    {
        var (nodes, levels) = NodeEquality.Measure(value, MaxPlacedNodes);
        placed += nodes;
        if (placed >= MaxPlacedNodes)
            return Wrong(operation, $"the patch puts more than {MaxPlacedNodes} values in place");
        var depth = operation.Path.AsSpan().Count('/') + levels;
        return depth > ManifestLimits.MaxDepth
            ? Wrong(operation, $"more than {ManifestLimits.MaxDepth} levels deep")
            : Edit(root, operation, value);
    }

    static PatchOutcome Edit(ObjectNode root, PatchOperation operation, ObjectNode? value)
    {
        if (JsonPointer.Parse(operation.Path) is not { } path)
            return Wrong(operation, "the path must begin with /");
        if (path.Steps.Length == 0)
            return operation.Operation == "replace" ? new PatchOutcome(value, "", false) : Wrong(operation, "the whole object can only be replaced");
        var problem = "";
        var edited = Edit(root, path.Steps, operation.Operation, value, ref problem);
        return edited is null ? Wrong(operation, problem) : new PatchOutcome(edited, "", false);
    }

    /// <summary>The node with the change below it. Recursion ends where the object does, which is at most ManifestLimits.MaxDepth deep.</summary>
    static ObjectNode? Edit(ObjectNode node, ReadOnlySpan<string> path, string operation, ObjectNode? value, ref string problem)
    {
        if (path.Length == 1)
        {
            return node switch
            {
                MappingNode mapping => EditKey(mapping, path[0], operation, value, ref problem),
                SequenceNode sequence => EditItem(sequence, path[0], operation, value, ref problem),
                _ => Missing(path[0], ref problem),
            };
        }

        return node switch
        {
            MappingNode mapping when mapping.TryGet(path[0], out var child) =>
                Edit(child, path[1..], operation, value, ref problem) is { } edited ? mapping.With(path[0], edited) : null,
            SequenceNode sequence when JsonPointer.IndexOf(path[0], sequence.Items.Length) is { } index && index < sequence.Items.Length =>
                Edit(sequence.Items[index], path[1..], operation, value, ref problem) is { } item
                    ? NodeMaking.Sequence(sequence.Items.SetItem(index, item), sequence.Location)
                    : null,
            _ => Missing(path[0], ref problem),
        };
    }

    static ObjectNode? EditKey(MappingNode mapping, string key, string operation, ObjectNode? value, ref string problem)
    {
        if (operation != "add" && !mapping.TryGet(key, out _))
            return Missing(key, ref problem);
        return value is null ? mapping.Without(key) : mapping.With(key, value);
    }

    static SequenceNode? EditItem(SequenceNode sequence, string position, string operation, ObjectNode? value, ref string problem)
    {
        var items = sequence.Items;
        var isAdd = operation == "add";
        if (isAdd && position == "-")
            return NodeMaking.Sequence(items.Add(value!), sequence.Location); // An add has a value.
        var last = isAdd ? items.Length : items.Length - 1;
        if (JsonPointer.IndexOf(position, last + 1) is not { } index || index > last)
        {
            problem = $"there is no position {position} in a list of {items.Length.ToString(CultureInfo.InvariantCulture)}";
            return null;
        }

        var edited = value is null ? items.RemoveAt(index) : isAdd ? items.Insert(index, value) : items.SetItem(index, value);
        return NodeMaking.Sequence(edited, sequence.Location);
    }

    static ObjectNode? Missing(string step, ref string problem)
    {
        problem = $"there is no \"{step}\"";
        return null;
    }

    static PatchOutcome Wrong(PatchOperation operation, string problem) =>
        new(null, $"{operation.Operation} {operation.Path}: {problem}", false);
}
