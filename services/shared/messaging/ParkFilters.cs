using System.Text.Json;
using MassTransit;

namespace Ioc.Messaging;

/// <summary>Parks what its reactions refused.</summary>
internal sealed class ParkFaulted(Parking parking) : IFilter<ExceptionReceiveContext>
{
    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next) =>
        parking.Park(context, context.Exception.GetBaseException() is { } cause and JsonException
            ? $"The body is not the JSON of this fact: {cause.Message}"
            : context.Exception.GetBaseException().Message);

    public void Probe(ProbeContext context) => context.CreateFilterScope("parked");
}

/// <summary>Parks what nobody here knows: acknowledging it unseen would lose it.</summary>
internal sealed class ParkUnknown(Parking parking) : IFilter<ReceiveContext>
{
    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) => parking.Park(context, "No reaction of this service knows this message type.");

    public void Probe(ProbeContext context) => context.CreateFilterScope("parked");
}
