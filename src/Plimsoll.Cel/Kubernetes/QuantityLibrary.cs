using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>Amounts of resources. In Kubernetes since 1.28.</summary>
/// <remarks>k8s.io/apiserver/pkg/cel/library/quantity.go.</remarks>
public static class QuantityLibrary
{
    /// <summary>The library.</summary>
    public static CelLibrary Library { get; } = new("kubernetes.quantity")
    {
        Functions =
        [
            new("quantity", Overload.Function("string_to_quantity", CelType.String, Quantity.CelType, FromText)),
            new("isQuantity", Overload.Function("is_quantity_string", CelType.String, CelType.Bool, text => CelValue.Bool(Quantity.TryParse(text.AsString, out _, out _)))),
            // Not a method, whatever Kubernetes' documentation shows.
            new("sign", Overload.Function("quantity_sign", Quantity.CelType, CelType.Int, quantity => CelValue.Int(Of(quantity).Sign))),
            Comparison("isGreaterThan", "quantity_is_greater_than", CelType.Bool, order => CelValue.Bool(order > 0)),
            Comparison("isLessThan", "quantity_is_less_than", CelType.Bool, order => CelValue.Bool(order < 0)),
            Comparison("compareTo", "quantity_compare_to", CelType.Int, order => CelValue.Int(order)),
            Getter("asApproximateFloat", "quantity_get_float", CelType.Double, quantity => CelValue.Double(quantity.ToApproximateDouble())),
            Getter("asInteger", "quantity_get_int", CelType.Int, AsInteger),
            Getter("isInteger", "quantity_is_integer", CelType.Bool, quantity => CelValue.Bool(quantity.IsInteger)),
            Arithmetic("add", "quantity_add", (quantity, other) => quantity.Plus(other)),
            Arithmetic("sub", "quantity_sub", (quantity, other) => quantity.Minus(other)),
        ],
    };

    static CelValue FromText(CelValue text) => Quantity.TryParse(text.AsString, out var quantity, out var error)
        ? CelValue.Of(quantity)
        : CelValue.Error(CelErrorKind.InvalidArgument, error);

    static CelValue AsInteger(Quantity quantity) => quantity.TryAsInteger(out var integer)
        ? CelValue.Int(integer)
        : CelValue.Error(CelErrorKind.Overflow, "cannot convert value to integer");

    static FunctionDeclaration Getter(string name, string id, CelType result, Func<Quantity, CelValue> compute) =>
        new(name, Overload.Member(id, Quantity.CelType, result, quantity => compute(Of(quantity))));

    static FunctionDeclaration Comparison(string name, string id, CelType result, Func<int, CelValue> compute) =>
        new(name, Overload.Member(id, Quantity.CelType, Quantity.CelType, result, (left, right) => compute(Math.Sign(Quantity.Compare(Of(left), Of(right))))));

    static FunctionDeclaration Arithmetic(string name, string id, Func<Quantity, Quantity, Quantity?> compute) => new(
        name,
        Overload.Member(id, Quantity.CelType, Quantity.CelType, Quantity.CelType, (left, right) => Result(compute(Of(left), Of(right)))),
        Overload.Member($"{id}_int", Quantity.CelType, CelType.Int, Quantity.CelType, (left, right) => Result(compute(Of(left), Quantity.Of(right.AsInt)))));

    static CelValue Result(Quantity? quantity) => quantity is null
        ? CelValue.Error(CelErrorKind.SizeLimit, $"quantities are more than {Quantity.MaxAlignment} decimal places apart")
        : CelValue.Of(quantity);

    static Quantity Of(CelValue value) => (Quantity)value.AsReference!;
}
