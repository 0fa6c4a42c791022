using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>The value of <c>variables</c>: each is computed when it is first asked for.</summary>
/// <param name="variables">The policy's variables.</param>
/// <param name="group">Evaluates them, and is told what they cost.</param>
sealed class LazyVariables(ImmutableArray<PolicyVariable> variables, ExpressionGroup group) : CelStruct
{
    /// <summary>Longest message that is told again with the name of the variable that met it, in UTF-16 units.</summary>
    const int MaxMessageLength = 8 * 1024;

    static readonly CelType VariablesType = CelType.Struct(VariableFields.TypeName);

    readonly CelValue[] _values = new CelValue[variables.Length];
    readonly bool[] _isKnown = new bool[variables.Length];

    public override CelType Type => VariablesType;

    public override bool TryGetField(FieldName name, out CelValue value)
    {
        var index = IndexOf(name.Text);
        value = index < 0 ? default : Resolve(index);
        return index >= 0;
    }

    public override bool? HasField(FieldName name) => IndexOf(name.Text) >= 0 ? true : null;

    public override bool IsEqualTo(CelStruct other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    int IndexOf(string name)
    {
        for (var i = 0; i < variables.Length; i++)
        {
            if (variables[i].Name == name)
                return i;
        }

        return -1;
    }

    CelValue Resolve(int index)
    {
        if (!_isKnown[index])
        {
            _values[index] = Compute(variables[index]);
            _isKnown[index] = true;
        }

        return _values[index];
    }

    CelValue Compute(PolicyVariable variable)
    {
        var value = RuntimeHelpers.TryEnsureSufficientExecutionStack()
            ? group.EvaluateVariable(variable)
            : CelValue.Error(CelErrorKind.SizeLimit, "variables that use each other are too many levels deep");
        return value.AsError is { } error
            ? CelValue.Error(
                error.Reason is CelErrorKind.Cancelled or CelErrorKind.Unavailable ? error.Reason : CelErrorKind.InvalidArgument,
                error.Message.Length > MaxMessageLength
                    ? error.Message
                    : $"composited variable \"{variable.Name}\" fails to evaluate: {error.Message}")
            : value;
    }
}
