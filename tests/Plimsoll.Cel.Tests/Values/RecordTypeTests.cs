using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Values;

public sealed class RecordTypeTests
{
    static readonly RecordType<Port> PortType = new("test.Port", new RecordField<Port>("number", CelType.Int, port => CelValue.Int(port.Number)));

    static readonly RecordType<Service> ServiceType = new(
        "test.Service",
        new RecordField<Service>("name", CelType.String, service => CelValue.String(service.Name)),
        new RecordField<Service>("owner", CelType.String, service => CelValue.String(service.Owner)),
        new RecordField<Service>(
            "ports", CelType.List(PortType.Type), service => CelValue.Of(new ProjectedList<Port>(service.Ports, PortType.Of))));

    static readonly CelEnvironment Environment = CelEnvironment.Standard
        .With(new CelLibrary("test") { Structs = [PortType, ServiceType] })
        .WithVariable("service", ServiceType.Type);

    [Theory]
    [InlineData("service.name == 'web'", true)]
    [InlineData("service.ports.exists(p, p.number == 443)", true)]
    [InlineData("has(service.owner)", false)]
    [InlineData("has(service.name) && has(service.ports)", true)]
    [InlineData("service.ports[0] == service.ports[1]", false)]
    [InlineData("type(service) == test.Service", true)]
    public void Expressions_read_records_as_they_are(string expression, bool expected)
    {
        var evaluation = new CelEvaluation(Environment);
        evaluation.Set("service", ServiceType.Of(new Service("web", null, [new Port(80), new Port(443)])));

        var result = Environment.Compile(expression);

        Assert.True(result.IsSuccess, string.Join("; ", result.Issues));
        Assert.Equal(CelValue.Bool(expected), result.Program.Evaluate(evaluation));
    }

    [Fact]
    public void A_field_that_does_not_exist_is_found_with_the_types() =>
        Assert.Contains("undefined field 'nam'", Assert.Single(Environment.Compile("service.nam == ''").Issues).Message, StringComparison.Ordinal);

    sealed record Service(string Name, string? Owner, IReadOnlyList<Port> Ports);

    sealed record Port(int Number);
}
