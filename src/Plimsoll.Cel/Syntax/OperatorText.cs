namespace Plimsoll.Cel.Syntax;

/// <summary>How the functions of operators and the loops of macros are written.</summary>
static class OperatorText
{
    /// <summary>The sign of an operator of two values; <c>null</c> for every other function.</summary>
    public static string? SignOf(string function) => function switch
    {
        Operators.Or => "||",
        Operators.And => "&&",
        Operators.Equal => "==",
        Operators.NotEqual => "!=",
        Operators.In => "in",
        Operators.Less => "<",
        Operators.LessOrEqual => "<=",
        Operators.Greater => ">",
        Operators.GreaterOrEqual => ">=",
        Operators.Add => "+",
        Operators.Subtract => "-",
        Operators.Multiply => "*",
        Operators.Divide => "/",
        Operators.Modulo => "%",
        _ => null,
    };

    /// <summary>How closely a function's text holds together.</summary>
    public static int PrecedenceOf(string function) => function switch
    {
        Operators.Conditional => Precedence.None,
        Operators.Or => Precedence.Or,
        Operators.And => Precedence.And,
        Operators.Equal or Operators.NotEqual or Operators.In => Precedence.Relation,
        Operators.Less or Operators.LessOrEqual or Operators.Greater or Operators.GreaterOrEqual => Precedence.Relation,
        Operators.Add or Operators.Subtract => Precedence.Sum,
        Operators.Multiply or Operators.Divide or Operators.Modulo => Precedence.Product,
        Operators.Not or Operators.Negate => Precedence.Unary,
        _ => Precedence.Member,
    };

    /// <summary>The name of the macro that makes a loop.</summary>
    public static string MacroOf(ComprehensionKind kind, bool hasTwoVariables) => kind switch
    {
        ComprehensionKind.All => "all",
        ComprehensionKind.Exists => "exists",
        ComprehensionKind.ExistsOne => "exists_one",
        ComprehensionKind.Filter => "filter",
        ComprehensionKind.List => hasTwoVariables ? "transformList" : "map",
        ComprehensionKind.Map => "transformMap",
        _ => "transformMapEntry",
    };
}
