namespace Plimsoll.Cel.Syntax;

/// <summary>How closely operators of two values bind.</summary>
static class Precedence
{
    public const int None = 0;
    public const int Or = 1;
    public const int And = 2;
    public const int Relation = 3;
    public const int Sum = 4;
    public const int Product = 5;
    public const int Unary = 6;
    public const int Member = 7;

    /// <summary>The precedence of an operator; <see cref="None"/> for every other word.</summary>
    public static int Of(TokenKind kind) => kind switch
    {
        TokenKind.Or => Or,
        TokenKind.And => And,
        TokenKind.Equal or TokenKind.NotEqual or TokenKind.In => Relation,
        TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual => Relation,
        TokenKind.Plus or TokenKind.Minus => Sum,
        TokenKind.Star or TokenKind.Slash or TokenKind.Percent => Product,
        _ => None,
    };

    /// <summary>The function of an operator.</summary>
    public static string FunctionOf(TokenKind kind) => kind switch
    {
        TokenKind.Or => Operators.Or,
        TokenKind.And => Operators.And,
        TokenKind.Equal => Operators.Equal,
        TokenKind.NotEqual => Operators.NotEqual,
        TokenKind.In => Operators.In,
        TokenKind.Less => Operators.Less,
        TokenKind.LessOrEqual => Operators.LessOrEqual,
        TokenKind.Greater => Operators.Greater,
        TokenKind.GreaterOrEqual => Operators.GreaterOrEqual,
        TokenKind.Plus => Operators.Add,
        TokenKind.Minus => Operators.Subtract,
        TokenKind.Star => Operators.Multiply,
        TokenKind.Slash => Operators.Divide,
        _ => Operators.Modulo,
    };
}
